import type { DraftImpact } from '@greffe/client/studio';
import { Icon, Link } from '@greffe/ui';
import { useParams } from 'react-router';
import { useEditor } from '../../editor/EditorProvider.tsx';
import { addressOf } from '../../editor/findingAddress.ts';
import { placedFindings } from '../../editor/placedFindings.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { usePlaceName } from '../../places/usePlaceName.ts';
import styles from '../Publish.module.css';

/** How many are drawn: a broken file can have thousands, and the editor's own list says the rest. */
const shown = 100;

/** Findings, errors first, in the reader's language, each with a way to where it can be mended. */
export function FindingList({ findings }: { readonly findings: DraftImpact['findings'] }) {
  const { t, language } = useLanguage();
  const { files } = useEditor();
  const { draftId = '' } = useParams();
  const nameOf = usePlaceName();
  if (findings.length === 0) return null;
  const placed = placedFindings(
    findings.map(({ suggestion, ...finding }) => ({
      ...finding,
      ...(suggestion !== undefined && { suggestion }),
    })),
    files,
    language,
  );
  return (
    <ul className={styles.findings}>
      {placed.slice(0, shown).map(({ severity, code, file, pointer, message, place }) => {
        const href = addressOf(place, draftId);
        return (
          <li key={`${file} ${pointer} ${code} ${message}`} className={styles[severity]}>
            <Icon name={severity === 'error' ? 'error' : 'alert'} />
            <div>
              <p>
                <strong>{t(`findings.${severity}`)}</strong> {message}
              </p>
              <p className={styles.place}>
                {href === undefined ? (
                  nameOf(place)
                ) : (
                  <Link href={href}>
                    {t('findings.show')} {nameOf(place)}
                  </Link>
                )}
              </p>
            </div>
          </li>
        );
      })}
      {placed.length > shown && <li>{t('findings.more', { count: placed.length - shown })}</li>}
    </ul>
  );
}
