import { Link } from '@greffe/ui';
import { useLocation } from 'react-router';
import { useLanguage } from '../language/LanguageProvider.tsx';
import styles from './Editor.module.css';

const parts = ['steps', 'fields', 'rules', 'texts', 'publish'] as const;

/** The parts of a definition that can be edited here. */
export function EditorNav({ draft }: { readonly draft: string }) {
  const { t } = useLanguage();
  const { pathname } = useLocation();
  const base = `/studio/drafts/${draft}`;
  const current = parts.find((part) => pathname.startsWith(`${base}/${part}`)) ?? 'steps';
  return (
    <nav aria-label={t('editor.parts')} className={styles.nav}>
      <ul>
        {parts.map((part) => (
          <li key={part}>
            <Link href={`${base}/${part}`} className={styles.part} isCurrent={part === current}>
              {t(`${part}.title`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
