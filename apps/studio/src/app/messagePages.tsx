import { NotFoundPage as NotFound } from '@greffe/app';
import { useLanguage } from '../features/language/LanguageProvider.tsx';

export { CrashedPage, MessagePage, UnreachablePage } from '@greffe/app';

/** No route has this address. */
export function NotFoundPage() {
  const { t } = useLanguage();
  return <NotFound home={{ href: '/studio', label: t('app.toHome') }} />;
}
