import type { Tabs, UnsentStore } from '@greffe/client';
import { createContext, type ReactNode, useContext } from 'react';

/** What this browser keeps and knows beside the server: texts not sent yet, and the portal's other tabs. */
export interface BrowserSide {
  readonly unsent: UnsentStore;
  readonly tabs: Tabs;
}

const BrowserContext = createContext<BrowserSide | undefined>(undefined);

export function BrowserProvider(props: { readonly browser: BrowserSide; readonly children: ReactNode }) {
  return <BrowserContext value={props.browser}>{props.children}</BrowserContext>;
}

/** The browser's side; throws outside a BrowserProvider. */
export function useBrowser(): BrowserSide {
  const value = useContext(BrowserContext);
  if (!value) throw new Error('useBrowser needs a BrowserProvider above it');
  return value;
}
