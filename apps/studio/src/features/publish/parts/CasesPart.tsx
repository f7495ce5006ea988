import type { DraftImpact } from '@greffe/client/studio';
import { Disclosure } from '@greffe/ui';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import styles from '../Publish.module.css';
import { useTitles } from '../titles.ts';
import { aspectOf, momentOf, titleOfCase, wordOf } from './caseWords.ts';

type FailedCase = DraftImpact['cases']['failed'][number];

/** The examples that do not hold: at which moment, what was expected there and what came. */
export function CasesPart({ failed }: { readonly failed: readonly FailedCase[] }) {
  const { t } = useLanguage();
  const titles = useTitles();
  return failed.map(({ file, title, differences }) => (
    <Disclosure
      key={file}
      title={titleOfCase(file, title, titles)}
      aside={t('publish.cases.differences', { count: differences.length })}
      headingLevel={4}
      isOpenAtFirst={failed.length <= 3}
    >
      <ul className={styles.differences}>
        {differences.map(({ pointer, message, expected, found }) => (
          <li key={`${pointer} ${message}`}>
            <p>{momentOf(file, pointer, titles, t)}</p>
            {expected === undefined || found === undefined ? (
              <p>{message}</p>
            ) : (
              <dl>
                <dt>{aspectOf(pointer, titles, t) || pointer}</dt>
                <dd>
                  {t('publish.cases.expectedFound', {
                    expected: wordOf(expected, t),
                    found: wordOf(found, t),
                  })}
                </dd>
              </dl>
            )}
          </li>
        ))}
      </ul>
    </Disclosure>
  ));
}
