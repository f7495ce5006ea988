import { Link } from '@greffe/ui';
import { useLocation } from 'react-router';
import { useLanguage } from '../language/LanguageProvider.tsx';
import styles from './Editor.module.css';

/** The parts of a definition that can be edited here. */
export function EditorNav({ draft }: { readonly draft: string }) {
  const { t } = useLanguage();
  const { pathname } = useLocation();
  const base = `/studio/drafts/${draft}`;
  const isTexts = pathname.startsWith(`${base}/texts`);
  return (
    <nav aria-label={t('editor.parts')} className={styles.nav}>
      <ul>
        <li>
          <Link href={`${base}/steps`} className={styles.part} isCurrent={!isTexts}>
            {t('steps.title')}
          </Link>
        </li>
        <li>
          <Link href={`${base}/texts`} className={styles.part} isCurrent={isTexts}>
            {t('texts.title')}
          </Link>
        </li>
      </ul>
    </nav>
  );
}
