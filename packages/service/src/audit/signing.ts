import { base64url, bytesOfBase64url } from '../support/crypto.ts';

/** Signs the heads of the audit; its key is never in the database. */
export interface Signer {
  /** Ed25519, base64url: what a signature is verified with. */
  readonly publicKey: string;
  sign(hash: string): Promise<string>;
}

const encoder = new TextEncoder();
/** So that a signature of a seal is good for nothing else. */
const signed = (hash: string) => encoder.encode(`greffe audit seal ${hash}`);

/** What stands before 32 bytes of seed in a PKCS #8 document of Ed25519 (RFC 8410). */
const pkcs8 = [48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32];

/** Makes the signer of a secret of 32 bytes: the same secret, the same key. */
export async function createSigner(secret: Uint8Array): Promise<Signer> {
  if (secret.length !== 32) throw new RangeError('The key of the audit is made of 32 bytes.');
  const document = new Uint8Array([...pkcs8, ...secret]);
  const key = await crypto.subtle.importKey('pkcs8', document, 'Ed25519', true, ['sign']);
  const { x = '' } = await crypto.subtle.exportKey('jwk', key);
  return {
    publicKey: x,
    sign: async (hash) => base64url(new Uint8Array(await crypto.subtle.sign('Ed25519', key, signed(hash)))),
  };
}

/** Whether a signature of a hash was made with the secret behind `publicKey`; false for what is no key or signature. */
export async function isSignedBy(publicKey: string, hash: string, signature: string): Promise<boolean> {
  try {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: publicKey };
    const key = await crypto.subtle.importKey('jwk', jwk, 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', key, bytesOfBase64url(signature), signed(hash));
  } catch {
    return false;
  }
}
