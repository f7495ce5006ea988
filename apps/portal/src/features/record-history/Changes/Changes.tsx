import type { AuditEntry } from '@greffe/client';
import { type Bundle, patternOf } from '@greffe/definition';
import { placeWords, valueWords } from '@greffe/form-engine';
import { Button, Icon, VisuallyHidden } from '@greffe/ui';
import { useState } from 'react';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import styles from './Changes.module.css';

interface ChangesProps {
  readonly bundle: Bundle;
  readonly step: string;
  readonly changes: NonNullable<AuditEntry['changes']>;
}

/** Changes that are shown before all are asked for. */
const shortLength = 6;

/** What was changed, field by field: what stood there, and what stands there now. */
export function Changes({ bundle, step, changes }: ChangesProps) {
  const { t, language } = useLanguage();
  const [isWhole, setWhole] = useState(false);
  const shown = inOrder(bundle, step, changes);
  const words = (pointer: string, value: unknown) =>
    valueWords(bundle, language, step, pointer, value) ?? t('audit.noValue');
  return (
    <>
      <dl className={styles.changes}>
        {shown.slice(0, isWhole ? undefined : shortLength).map(({ pointer, before, after }) => (
          <div key={pointer} className={styles.change}>
            <dt className={styles.field}>{placeWords(bundle, language, step, pointer)}</dt>
            <dd className={styles.values}>
              {before !== undefined && (
                <>
                  <VisuallyHidden>{t('audit.before')}</VisuallyHidden>
                  <del className={styles.before}>{words(pointer, before)}</del>
                  <Icon name="arrow-right" />
                </>
              )}
              <VisuallyHidden>{t('audit.after')}</VisuallyHidden>
              <ins className={after === undefined ? styles.none : styles.after}>{words(pointer, after)}</ins>
            </dd>
          </div>
        ))}
      </dl>
      {changes.length > shortLength && !isWhole && (
        <div>
          <Button size="small" onPress={() => setWhole(true)}>
            {t('audit.allChanges', { count: changes.length })}
          </Button>
        </div>
      )}
    </>
  );
}

/** As the form has them; what it does not have any more comes last. */
function inOrder(bundle: Bundle, step: string, changes: ChangesProps['changes']): ChangesProps['changes'] {
  const places = new Map(bundle.steps[step]?.fields.map(({ pointer }, index) => [pointer, index]));
  const placeOf = (pointer: string) => places.get(patternOf(pointer)) ?? places.size;
  return changes.toSorted((a, b) => placeOf(a.pointer) - placeOf(b.pointer));
}
