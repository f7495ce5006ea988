import { Button, ButtonLink } from '@greffe/ui';
import { useCommonLanguage } from '../language/createLanguage.tsx';
import { MessagePage } from './MessagePage.tsx';

/** The way on from a page that is none. */
interface Home {
  readonly href: string;
  readonly label: string;
}

/** No route has this address. */
export function NotFoundPage({ home }: { readonly home: Home }) {
  const { t } = useCommonLanguage();
  return (
    <MessagePage
      icon="search"
      title={t('app.notFound.title')}
      text={t('app.notFound.text')}
      action={
        <ButtonLink href={home.href} variant="primary">
          {home.label}
        </ButtonLink>
      }
    />
  );
}

/** The server does not answer. */
export function UnreachablePage({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useCommonLanguage();
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
  const { t } = useCommonLanguage();
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
