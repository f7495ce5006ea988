import { useLanguage } from '../language/LanguageProvider.tsx';

/** The fields of a step and how they are laid out. */
export function FieldsPage() {
  const { t } = useLanguage();
  return <h2>{t('fields.title')}</h2>;
}
