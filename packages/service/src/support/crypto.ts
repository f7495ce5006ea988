/** Hashes and codings, the same in Node and in a browser. */
import { textHash } from '@greffe/definition';

const encoder = new TextEncoder();

export async function sha256(text: string): Promise<string> {
  // Web Crypto hands each text to another thread, which for a short one takes longer than to hash it.
  if (text.length <= 500) return textHash(text);
  return hex(await crypto.subtle.digest('SHA-256', encoder.encode(text)));
}

/** Of bytes; in hexadecimal. */
export async function sha256Bytes(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', bytes));
}

/** Keyed hash: without the key nobody can try values out. */
export async function hmacSha256(key: Uint8Array, text: string): Promise<string> {
  const imported = await crypto.subtle.importKey(
    'raw',
    new Uint8Array(key),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  return hex(await crypto.subtle.sign('HMAC', imported, encoder.encode(text)));
}

export function base64url(bytes: Uint8Array): string {
  // In parts: what a call takes as arguments is limited.
  let binary = '';
  for (let start = 0; start < bytes.length; start += 8192)
    binary += String.fromCharCode(...bytes.subarray(start, start + 8192));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export function bytesOfBase64url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

function hex(buffer: ArrayBuffer): string {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
