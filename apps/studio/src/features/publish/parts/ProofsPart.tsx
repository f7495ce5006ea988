import type { DraftImpact } from '@greffe/client/studio';
import { Disclosure, Icon } from '@greffe/ui';
import { findingSentence } from '../../../findings/findingSentence.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import styles from '../Publish.module.css';
import { useTitles } from '../titles.ts';

type Result = NonNullable<DraftImpact['verifier']>['results'][number];

/** What is proved of each kind of record: open where something is not, with the shortest way there. */
export function ProofsPart({ results }: { readonly results: readonly Result[] }) {
  const { t } = useLanguage();
  const titles = useTitles();
  const recordTypes = [...new Set(results.map(({ recordType }) => recordType))];
  return recordTypes.map((recordType) => {
    const own = results.filter((result) => result.recordType === recordType);
    const unproved = own.filter(({ answer }) => answer !== 'proved');
    return (
      <Disclosure
        key={recordType}
        title={titles.recordType(recordType)}
        aside={t('publish.proofs.count', { proved: own.length - unproved.length, all: own.length })}
        headingLevel={4}
        isOpenAtFirst={unproved.length > 0}
      >
        <ul className={styles.proofs}>
          {[...unproved, ...own.filter(({ answer }) => answer === 'proved')].map((result) => (
            <Proof key={result.property} result={result} />
          ))}
        </ul>
      </Disclosure>
    );
  });
}

const looks = { proved: 'check-circle', violated: 'error', notFullyExplored: 'alert' } as const;

function Proof({ result }: { readonly result: Result }) {
  const { t, language } = useLanguage();
  const { answer, title, violations, left } = result;
  return (
    <li className={styles[answer]}>
      <Icon name={looks[answer]} />
      <div>
        <p>
          <strong>{t(`publish.proofs.${answer}`)}</strong> {title}
        </p>
        {violations.map(({ finding, trace }) => (
          <div key={`${finding.pointer} ${finding.message}`} className={styles.violation}>
            <p>{findingSentence({ code: finding.code, message: finding.message }, language)}</p>
            {trace.length > 0 && (
              <>
                <p>{t('publish.proofs.trace')}</p>
                <ol>
                  {/* Each begins with its number, so that no two are the same. */}
                  {trace.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ol>
              </>
            )}
          </div>
        ))}
        {left.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </li>
  );
}
