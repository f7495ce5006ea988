import { Link } from '@greffe/ui';
import { useLanguage } from '../../language/LanguageProvider.tsx';

/** Whom to write to for a correction that nobody here can make. */
export function SupportAddress({ email }: { readonly email: string }) {
  const { t } = useLanguage();
  return (
    <p>
      {t('support.ask')} <Link href={`mailto:${email}`}>{email}</Link>
    </p>
  );
}
