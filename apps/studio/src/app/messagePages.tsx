import { Button, ButtonLink, EmptyState, type IconName, Spinner } from '@greffe/ui';
import type { ReactNode } from 'react';
import { useLanguage } from '../features/language/LanguageProvider.tsx';
import { usePage } from './usePage.ts';

interface MessagePageProps {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  /** What can be done about it. */
  readonly action?: ReactNode;
}

/** A page that holds one message: nothing is here, nothing answers, something broke. */
export function MessagePage({ icon, title, text, action }: MessagePageProps) {
  usePage(title);
  return (
    <EmptyState icon={icon} title={title} headingLevel={1} action={action}>
      {text}
    </EmptyState>
  );
}

export function LoadingPage() {
  const { t } = useLanguage();
  return <Spinner label={t('app.loading')} />;
}

export function NotFoundPage() {
  const { t } = useLanguage();
  return (
    <MessagePage
      icon="search"
      title={t('app.notFound.title')}
      text={t('app.notFound.text')}
      action={
        <ButtonLink href="/studio" variant="primary">
          {t('app.toHome')}
        </ButtonLink>
      }
    />
  );
}

export function UnreachablePage({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useLanguage();
  return (
    <MessagePage
      icon="cloud"
      title={t('app.unreachable.title')}
      text={t('app.unreachable.text')}
      action={
        <Button variant="primary" onPress={onRetry}>
          {t('app.retry')}
        </Button>
      }
    />
  );
}

/** A page threw while it was drawn. */
export function CrashedPage() {
  const { t } = useLanguage();
  return (
    <MessagePage
      icon="alert"
      title={t('app.crashed.title')}
      text={t('app.crashed.text')}
      action={
        <Button variant="primary" onPress={() => window.location.reload()}>
          {t('app.crashed.reload')}
        </Button>
      }
    />
  );
}
