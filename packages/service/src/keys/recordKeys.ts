import { base64url, bytesOfBase64url, sha256 } from '../support/crypto.ts';

/**
 * Master keys: they seal the key of each record, and are never in the database. A record's key is thirty-two random
 * bytes, bound to the record: under another one's id it opens nothing.
 */
export interface RecordKeys {
  /** A new key for a record, as the database holds it. */
  make(record: string): Promise<string>;
  /** Makes a key that the database holds usable; undefined where none of the master keys is the one that sealed it. */
  open(record: string, held: string): Promise<CryptoKey | undefined>;
  /** The same key under the master key in use; undefined as with `open`. */
  renew(record: string, held: string): Promise<string | undefined>;
  /** Names of the master keys, the one in use first: sixteen digits that say nothing of the key. */
  readonly names: readonly string[];
}

const algorithm = 'AES-GCM';
/** What stands before the name of the master key: the form of what follows. */
const version = '1';

/** Thrown where a key is needed that no master key at hand opens. */
export class MasterKeyMissing extends Error {
  override readonly name = 'MasterKeyMissing';
}

/** The name of the master key under which a record's key is held. */
export const masterNameOf = (held: string): string => held.split('.')[1] ?? '';

interface Master {
  readonly name: string;
  readonly key: CryptoKey;
}

/** Makes them of secrets of 32 bytes: the one in use, then those that it has replaced. */
export async function createRecordKeys(
  secret: Uint8Array,
  former: readonly Uint8Array[] = [],
): Promise<RecordKeys> {
  const current = await masterOf(secret);
  const masters = new Map<string, Master>([[current.name, current]]);
  for (const bytes of former) {
    const master = await masterOf(bytes);
    if (!masters.has(master.name)) masters.set(master.name, master);
  }
  const bytesOf = async (record: string, held: string) => {
    const [form, name = '', text = ''] = held.split('.');
    const master = masters.get(name);
    return form !== version || master === undefined
      ? undefined
      : unseal(master.key, record, bytesOfBase64url(text));
  };
  const held = async (record: string, bytes: Uint8Array<ArrayBuffer>) =>
    `${version}.${current.name}.${base64url(await seal(current.key, record, bytes))}`;
  return {
    names: [...masters.keys()],
    make: (record) => held(record, crypto.getRandomValues(new Uint8Array(32))),
    open: async (record, text) => {
      const bytes = await bytesOf(record, text);
      return bytes && importKey(bytes);
    },
    renew: async (record, text) => {
      const bytes = await bytesOf(record, text);
      return bytes && held(record, bytes);
    },
  };
}

async function masterOf(secret: Uint8Array): Promise<Master> {
  if (secret.length !== 32) throw new RangeError('A master key is made of 32 bytes.');
  const bytes = new Uint8Array(secret);
  const name = (await sha256(`greffe master key ${base64url(bytes)}`)).slice(0, 16);
  return { name, key: await importKey(bytes) };
}

const importKey = (bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', bytes, algorithm, false, ['encrypt', 'decrypt']);

const encoder = new TextEncoder();
/** Bytes of the number that is used once, which stand before the sealed ones. */
const nonceLength = 12;

/** AES-256-GCM, bound to a record. */
export async function seal(
  key: CryptoKey,
  record: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = crypto.getRandomValues(new Uint8Array(nonceLength));
  const sealed = await crypto.subtle.encrypt(
    { name: algorithm, iv, additionalData: encoder.encode(record) },
    key,
    bytes,
  );
  const all = new Uint8Array(nonceLength + sealed.byteLength);
  all.set(iv);
  all.set(new Uint8Array(sealed), nonceLength);
  return all;
}

/** @throws OperationError where the bytes are not what was sealed with this key for this record. */
export async function unseal(
  key: CryptoKey,
  record: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const [iv, sealed] = [bytes.slice(0, nonceLength), bytes.slice(nonceLength)];
  const opened = await crypto.subtle.decrypt(
    { name: algorithm, iv, additionalData: encoder.encode(record) },
    key,
    sealed,
  );
  return new Uint8Array(opened);
}

/** Draws them from secrets in words, as a configuration has them. */
export async function recordKeysOf(secret: string, former: readonly string[] = []): Promise<RecordKeys> {
  const drawn = async (text: string) => {
    const key = await crypto.subtle.importKey('raw', encoder.encode(text), 'HKDF', false, ['deriveBits']);
    const salt = new Uint8Array();
    const info = encoder.encode('greffe record keys');
    return new Uint8Array(
      await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, key, 256),
    );
  };
  return createRecordKeys(await drawn(secret), await Promise.all(former.map(drawn)));
}

/** Where no master key is at hand: nothing is read, and nothing is written. */
export const noRecordKeys: RecordKeys = {
  names: [],
  make: () => Promise.reject(new MasterKeyMissing('No master key is here.')),
  open: async () => undefined,
  renew: async () => undefined,
};
