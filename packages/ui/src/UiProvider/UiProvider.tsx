import { type ReactNode, useLayoutEffect } from 'react';
import { RouterProvider } from 'react-aria-components';
import { I18nProvider } from 'react-aria-components/I18nProvider';

/** React Aria looks for an element of this id before it adds its <style> to the page. */
const PRESS_STYLE_ID = 'react-aria-pressable-style';

export interface UiProviderProps {
  /** BCP 47 locale that decides the formats of dates and numbers; see belgianLocale. */
  readonly locale: string;
  /** The router's navigation; without it links load pages. */
  readonly navigate?: ((path: string) => void) | undefined;
  readonly children: ReactNode;
}

/** Stands once at the root of a page: locale, routing of links, and nothing that `style-src 'self'` would refuse. */
export function UiProvider({ locale, navigate, children }: UiProviderProps) {
  // Layout effects run before the effect in which React Aria would inject; base.css has the rule instead.
  useLayoutEffect(() => {
    if (document.getElementById(PRESS_STYLE_ID) !== null) return;
    const stand = document.createElement('meta');
    stand.id = PRESS_STYLE_ID;
    document.head.append(stand);
  }, []);
  const routed =
    navigate === undefined ? children : <RouterProvider navigate={navigate}>{children}</RouterProvider>;
  return <I18nProvider locale={locale}>{routed}</I18nProvider>;
}
