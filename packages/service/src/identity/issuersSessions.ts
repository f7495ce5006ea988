import { sha256 } from '../support/crypto.ts';

/** How an issuer names a person and, where it does, its own session with them. */
export interface IssuersSession {
  readonly issuer: string;
  readonly subject?: string;
  readonly session?: string;
}

/** The same as the database keeps it: enough to recognise it, without what the issuer calls anybody. */
export async function issuersDigests(
  named: IssuersSession | undefined,
): Promise<{ readonly subject: string | null; readonly session: string | null }> {
  const digest = async (kind: string, name: string | undefined) =>
    named === undefined || name === undefined ? null : sha256(JSON.stringify([named.issuer, kind, name]));
  return { subject: await digest('sub', named?.subject), session: await digest('sid', named?.session) };
}
