import { useLanguage } from '../language/LanguageProvider.tsx';

/** What publishing the draft would mean, and the publication. */
export function PublishPage() {
  const { t } = useLanguage();
  return <h2>{t('publish.title')}</h2>;
}
