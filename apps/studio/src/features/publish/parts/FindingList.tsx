import type { DraftImpact } from '@greffe/client/studio';
import { Icon, Link } from '@greffe/ui';
import { useParams } from 'react-router';
import { useEditor } from '../../editor/EditorProvider.tsx';
import { addressOf } from '../../editor/findingAddress.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import styles from '../Publish.module.css';

/** Findings, errors first, each with a way to where it can be mended. */
export function FindingList({ findings }: { readonly findings: DraftImpact['findings'] }) {
  const { t } = useLanguage();
  const { files } = useEditor();
  const { draftId = '' } = useParams();
  if (findings.length === 0) return null;
  const sorted = [...findings].sort(
    (a, b) => Number(a.severity !== 'error') - Number(b.severity !== 'error'),
  );
  return (
    <ul className={styles.findings}>
      {sorted.map((finding) => {
        const { severity, file, pointer, message } = finding;
        const place = `${file} ${pointer}`.trim();
        const href = addressOf({ ...finding, suggestion: finding.suggestion ?? '' }, draftId, files);
        return (
          <li key={`${place} ${message}`} className={styles[severity]}>
            <Icon name={severity === 'error' ? 'error' : 'alert'} />
            <div>
              <p>
                <strong>{t(`findings.${severity}`)}</strong> {message}
              </p>
              <p className={styles.place}>
                {href === undefined ? (
                  place
                ) : (
                  <Link href={href}>
                    {t('findings.show')} {place}
                  </Link>
                )}
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
