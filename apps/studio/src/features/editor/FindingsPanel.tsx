import type { DraftFiles, DraftView } from '@greffe/client/studio';
import type { Finding } from '@greffe/definition';
import { Disclosure, Icon, Link } from '@greffe/ui';
import { useLanguage } from '../language/LanguageProvider.tsx';
import styles from './Editor.module.css';
import { addressOf } from './findingAddress.ts';
import type { DraftFindings } from './useDraftFindings.ts';

interface FindingsPanelProps {
  readonly findings: DraftFindings;
  readonly view: DraftView;
  readonly files: DraftFiles;
}

/** What is wrong with the draft, errors first, each with a way to where it can be mended. */
export function FindingsPanel({ findings, view, files }: FindingsPanelProps) {
  const { t } = useLanguage();
  const { list, state } = findings;
  const sorted = [...list].sort((a, b) => Number(a.severity !== 'error') - Number(b.severity !== 'error'));
  const errors = list.filter(({ severity }) => severity === 'error').length;
  const counts =
    list.length === 0 ? t('findings.none') : t('findings.counts', { errors, warnings: list.length - errors });
  if (state !== 'checked' && list.length === 0) {
    return <p className={styles.checking}>{t(`findings.${state}`)}</p>;
  }
  if (list.length === 0) return <p className={styles.clean}>{counts}</p>;
  return (
    <Disclosure
      title={counts}
      aside={state === 'checked' ? undefined : t(`findings.${state}`)}
      headingLevel={2}
    >
      <ul className={styles.findings}>
        {sorted.map((finding) => (
          <FindingLine
            key={`${finding.file}#${finding.pointer}#${finding.message}`}
            finding={finding}
            href={addressOf(finding, view.id, files)}
          />
        ))}
      </ul>
    </Disclosure>
  );
}

function FindingLine({ finding, href }: { readonly finding: Finding; readonly href: string | undefined }) {
  const { t } = useLanguage();
  const { severity, file, pointer, message } = finding;
  return (
    <li className={styles[severity]}>
      <Icon name={severity === 'error' ? 'error' : 'alert'} />
      <div>
        <p>
          <strong>{t(`findings.${severity}`)}</strong> {message}
        </p>
        <p className={styles.place}>
          {href ? (
            <Link href={href}>
              {t('findings.show')} <span>{`${file} ${pointer}`}</span>
            </Link>
          ) : (
            <span>{`${file} ${pointer}`}</span>
          )}
        </p>
      </div>
    </li>
  );
}
