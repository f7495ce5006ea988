import { Disclosure, Icon, Link } from '@greffe/ui';
import { useState } from 'react';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { usePlaceName } from '../places/usePlaceName.ts';
import styles from './Editor.module.css';
import { addressOf } from './findingAddress.ts';
import type { PlacedFinding } from './placedFindings.ts';
import type { DraftFindings } from './useDraftFindings.ts';

interface FindingsPanelProps {
  readonly findings: readonly PlacedFinding[];
  readonly state: DraftFindings['state'];
  /** What could not be looked at. */
  readonly left: readonly string[];
  readonly draft: string;
}

/** How many are drawn before the others are counted: a broken file can have thousands. */
const shown = 200;

/** What is wrong with the draft, errors first, each with a way to where it can be mended; and what was not looked at. */
export function FindingsPanel({ findings, state, left, draft }: FindingsPanelProps) {
  const { t } = useLanguage();
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const counts =
    findings.length === 0
      ? t('findings.none')
      : t('findings.counts', { errors, warnings: findings.length - errors });
  if (state !== 'checked' && findings.length === 0) {
    return <p className={styles.checking}>{t(`findings.${state}`)}</p>;
  }
  if (findings.length === 0 && left.length === 0) return <p className={styles.clean}>{counts}</p>;
  return (
    <Disclosure
      title={counts}
      aside={state === 'checked' ? undefined : t(`findings.${state}`)}
      headingLevel={2}
    >
      <ul className={styles.findings}>
        {findings.slice(0, shown).map((finding) => (
          <FindingLine
            key={`${finding.file}#${finding.pointer}#${finding.code}#${finding.message}`}
            finding={finding}
            href={addressOf(finding.place, draft)}
          />
        ))}
        {findings.length > shown && (
          <li>
            <p>{t('findings.more', { count: findings.length - shown })}</p>
          </li>
        )}
      </ul>
      {left.length > 0 && (
        <div className={styles.left}>
          <p>{t('findings.left')}</p>
          <ul>
            {left.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
    </Disclosure>
  );
}

function FindingLine({
  finding,
  href,
}: {
  readonly finding: PlacedFinding;
  readonly href: string | undefined;
}) {
  const { t } = useLanguage();
  const nameOf = usePlaceName();
  const { severity, message, place, trace = [] } = finding;
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
              {t('findings.show')} {nameOf(place)}
            </Link>
          ) : (
            nameOf(place)
          )}
        </p>
        {trace.length > 0 && <Trace lines={trace} />}
      </div>
    </li>
  );
}

/** The shortest way to a fault, a sentence a line. */
function Trace({ lines }: { readonly lines: readonly string[] }) {
  const { t } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.trace} open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('findings.trace')}</summary>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}
