import { base64url, bytesOfBase64url } from '../support/crypto.ts';
import { seal, unseal } from './recordKeys.ts';

export type Members = Readonly<Record<string, unknown>>;

/** Members that were sealed together; their names are no secret. */
interface Sealed {
  readonly names: readonly string[];
  /** Base64url. */
  readonly text: string;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Seals every member that is not named as plain: what nobody thought of is sealed. Where nothing is left to seal, the
 * members are as they were.
 */
export async function sealMembers(
  key: CryptoKey,
  record: string,
  members: Members,
  isPlain: (name: string, value: unknown) => boolean,
): Promise<Members> {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined);
  const secret = entries.filter(([name, value]) => !isPlain(name, value));
  if (secret.length === 0) return members;
  const text = encoder.encode(JSON.stringify(Object.fromEntries(secret)));
  const sealed: Sealed = {
    names: secret.map(([name]) => name),
    text: base64url(await seal(key, record, text)),
  };
  return { ...Object.fromEntries(entries.filter(([name, value]) => isPlain(name, value))), sealed };
}

/** The members as they were; without a key those that were not sealed. */
export async function openMembers(
  key: CryptoKey | undefined,
  record: string,
  members: Members,
): Promise<Members> {
  const { sealed, ...plain } = members;
  if (!isSealed(sealed) || key === undefined) return isSealed(sealed) ? plain : members;
  const bytes = await unseal(key, record, bytesOfBase64url(sealed.text));
  return { ...plain, ...(JSON.parse(decoder.decode(bytes)) as Members) };
}

const isSealed = (value: unknown): value is Sealed =>
  typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string';
