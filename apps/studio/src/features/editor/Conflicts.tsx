import { Banner, Button } from '@greffe/ui';
import { useLanguage } from '../language/LanguageProvider.tsx';
import styles from './Editor.module.css';
import type { Conflict } from './mergeDrafts.ts';

interface ConflictsProps {
  readonly conflicts: readonly Conflict[];
  readonly onSettle: (whose: 'mine' | 'theirs') => void;
}

/** What was changed here and by somebody else at the same place: both shown, nothing saved until one is chosen. */
export function Conflicts({ conflicts, onSettle }: ConflictsProps) {
  const { t } = useLanguage();
  if (conflicts.length === 0) return null;
  return (
    <Banner
      tone="warning"
      announce="assertive"
      title={t('conflict.title', { count: conflicts.length })}
      actions={
        <>
          <Button variant="primary" onPress={() => onSettle('mine')}>
            {t('conflict.mine')}
          </Button>
          <Button onPress={() => onSettle('theirs')}>{t('conflict.theirs')}</Button>
        </>
      }
    >
      <p>{t('conflict.text')}</p>
      <ul className={styles.conflicts}>
        {conflicts.map(({ file, pointer, mine, theirs }) => (
          <li key={`${file}#${pointer}`}>
            <code>
              {file} {pointer}
            </code>
            <dl>
              <dt>{t('conflict.here')}</dt>
              <dd>{mine ?? t('conflict.gone')}</dd>
              <dt>{t('conflict.there')}</dt>
              <dd>{theirs ?? t('conflict.gone')}</dd>
            </dl>
          </li>
        ))}
      </ul>
    </Banner>
  );
}
