import { belgianLocale, UiProvider } from '@greffe/ui';
import { Outlet, useNavigate } from 'react-router';
import { useLanguage } from '../features/language/LanguageProvider.tsx';
import { SessionGate } from '../features/session/SessionGate/SessionGate.tsx';
import { ErrorBoundary } from './ErrorBoundary/ErrorBoundary.tsx';

/** Links of the design system lead through the router, but for those that the server answers. */
export function Root() {
  const { language } = useLanguage();
  const navigate = useNavigate();
  const follow = (path: string) => {
    if (path.startsWith('/auth/')) window.location.assign(path);
    else void navigate(path);
  };
  return (
    <UiProvider locale={belgianLocale(language)} navigate={follow}>
      <ErrorBoundary>
        <SessionGate>
          <Outlet />
        </SessionGate>
      </ErrorBoundary>
    </UiProvider>
  );
}
