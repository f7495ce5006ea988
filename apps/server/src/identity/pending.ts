/** What a sign-in needs again when it comes back; sealed in a cookie of that browser until then. */
export interface PendingSignIn {
  state: string;
  nonce: string;
  verifier: string;
  returnTo: string;
  /** Milliseconds since 1970. */
  begunAt: number;
}

/** Milliseconds that somebody may take at the issuer. The cookie's own age is the browser's word alone. */
export const signInLasts = 600_000;

const parts = ['state', 'nonce', 'verifier', 'returnTo'] as const;

/** Whether a value out of a sealed cookie is a sign-in on its way. */
export function isPendingSignIn(value: unknown, now = Date.now()): value is PendingSignIn {
  if (typeof value !== 'object' || value === null) return false;
  const record: Partial<Record<string, unknown>> = { ...value };
  if (!parts.every((part) => typeof record[part] === 'string')) return false;
  return typeof record.begunAt === 'number' && now - record.begunAt < signInLasts;
}
