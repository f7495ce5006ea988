import { useLanguage } from '../language/LanguageProvider.tsx';

/** What must hold across the fields of a step. */
export function RulesPage() {
  const { t } = useLanguage();
  return <h2>{t('rules.title')}</h2>;
}
