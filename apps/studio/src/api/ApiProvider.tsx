import type { StudioClient } from '@greffe/client/studio';
import { createContext, use } from 'react';

const ApiContext = createContext<StudioClient | undefined>(undefined);
export const ApiProvider = ApiContext;

/** The typed client of the studio's API; throws outside an ApiProvider. */
export function useApi(): StudioClient {
  const client = use(ApiContext);
  if (!client) throw new Error('useApi needs an ApiProvider above it');
  return client;
}
