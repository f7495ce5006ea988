import type { PendingSignIn } from './relyingParty.ts';

const parts = ['state', 'nonce', 'verifier', 'returnTo'] as const;

/** Whether a value out of a sealed cookie is a sign-in on its way. */
export function isPendingSignIn(value: unknown): value is PendingSignIn {
  if (typeof value !== 'object' || value === null) return false;
  const record: Partial<Record<string, unknown>> = { ...value };
  return parts.every((part) => typeof record[part] === 'string');
}
