import { Icon } from '@greffe/ui';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { kindIcons } from '../read/kindIcons.ts';
import { marksOf } from '../read/marks.ts';
import styles from './Canvas.module.css';
import { columns, type FieldLine } from './lines.ts';

/** What a line of the outline shows of a field: what it is called, what is said of it, its share of the row. */
export function FieldRow({ line }: { readonly line: FieldLine }) {
  const { t } = useLanguage();
  const { field, column, findings } = line;
  const isPart = field.kind === 'section' || field.kind === 'list' || field.kind === 'shared';
  return (
    <div className={styles.row} data-part={isPart || undefined} data-foreign={field.isForeign || undefined}>
      <Icon name={field.isForeign ? 'lock' : kindIcons[field.kind]} className={styles.kind} />
      <span className={styles.body}>
        <span className={styles.names}>
          <span className={styles.title}>{field.title}</span>
          <code className={styles.name}>{field.name}</code>
        </span>
        <span className={styles.marks}>
          {findings > 0 && (
            <span className={`${styles.mark} ${styles.wrong}`}>
              {t('fields.findings', { count: findings })}
            </span>
          )}
          {field.kind === 'shared' && (
            <span className={`${styles.mark} ${styles.module}`}>
              {t('fields.mark.module', { module: field.module ?? '' })}
            </span>
          )}
          {marksOf(field).map((mark) => (
            <span key={mark} className={styles.mark}>
              {t(`fields.mark.${mark}`)}
            </span>
          ))}
        </span>
      </span>
      <svg className={styles.lane} viewBox="0 0 48 12" aria-hidden="true" focusable="false">
        <rect x="0" y="5" width="48" height="2" className={styles.track} />
        <rect x={column * 4 + 0.5} y="2" width={columns[field.width] * 4 - 1} height="8" rx="2" />
      </svg>
    </div>
  );
}
