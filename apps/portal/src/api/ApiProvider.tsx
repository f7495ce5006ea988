import type { GreffeClient } from '@greffe/client';
import { createContext, type ReactNode, useContext } from 'react';

const ApiContext = createContext<GreffeClient | undefined>(undefined);

export function ApiProvider(props: { readonly client: GreffeClient; readonly children: ReactNode }) {
  return <ApiContext value={props.client}>{props.children}</ApiContext>;
}

/** The typed client of the API; throws outside an ApiProvider. */
export function useApi(): GreffeClient {
  const client = useContext(ApiContext);
  if (!client) throw new Error('useApi needs an ApiProvider above it');
  return client;
}
