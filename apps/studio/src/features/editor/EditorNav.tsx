import { Link } from '@greffe/ui';
import { useLocation } from 'react-router';
import { useLanguage } from '../language/LanguageProvider.tsx';
import styles from './Editor.module.css';
import { useEditor } from './EditorProvider.tsx';
import type { PartCounts } from './placedFindings.ts';

const parts = ['steps', 'fields', 'rules', 'counters', 'texts', 'publish'] as const;

interface EditorNavProps {
  readonly draft: string;
  /** What is wrong in each part. */
  readonly counts: PartCounts;
}

/** The parts of a definition that can be edited here, each with how much is wrong in it. */
export function EditorNav({ draft, counts }: EditorNavProps) {
  const { t } = useLanguage();
  const { pathname } = useLocation();
  const { files } = useEditor();
  const base = `/studio/drafts/${draft}`;
  const current = parts.find((part) => pathname.startsWith(`${base}/${part}`)) ?? 'steps';
  return (
    <nav aria-label={t('editor.parts')} className={styles.nav}>
      <ul>
        {/* Most registries count nothing: the part is there where there is something to see. */}
        {parts
          .filter((part) => part !== 'counters' || files['counters.json'] !== undefined || part === current)
          .map((part) => {
            const found = part === 'publish' ? undefined : counts[part];
            return (
              <li key={part}>
                <Link href={`${base}/${part}`} className={styles.part} isCurrent={part === current}>
                  {t(`${part}.title`)}
                  {found && (
                    <>
                      {' '}
                      <span className={found.hasError ? styles.errors : styles.warnings}>
                        {t('findings.inPart', { count: found.count })}
                      </span>
                    </>
                  )}
                </Link>
              </li>
            );
          })}
      </ul>
    </nav>
  );
}
