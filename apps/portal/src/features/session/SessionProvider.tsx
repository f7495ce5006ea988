import type { SessionView } from '@greffe/client';
import { createContext, useContext } from 'react';

const SessionContext = createContext<SessionView | undefined>(undefined);
export const SessionProvider = SessionContext;

/** Who is signed in; throws outside the session gate. */
export function useSession(): SessionView {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession needs a SessionGate above it');
  return session;
}
