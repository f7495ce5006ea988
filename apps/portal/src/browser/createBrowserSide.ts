import { createTabs, createUnsentStore } from '@greffe/client';
import type { BrowserSide } from './BrowserProvider.tsx';

/** The browser that this page runs in. */
export function createBrowserSide(): BrowserSide {
  const tabs = createTabs();
  return { tabs, unsent: createUnsentStore({ tab: tabs.id }) };
}
