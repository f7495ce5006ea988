import { bytesOf, readCorpus, textOf } from '@greffe/service/testing/hostile';
import { answersIn, overSocket } from './overSocket.ts';

/** Where a part of an address can stand outside the API, which has a test of its own. */
const places = [
  '/',
  '/assets/',
  '/studio/',
  '/studio/assets/',
  '/auth/',
  '/outbox/',
  '/dev/',
  '/oidc/',
  '/hub/',
];

const asked = (path: string) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`;

/** What no client of HTTP sends, addresses that lead nowhere, and links that no hub made. */
const requests = (): readonly [string, Uint8Array][] =>
  readCorpus().flatMap(({ id, kind, is }, index): [string, Uint8Array][] => {
    if (kind === 'raw') return [[id, bytesOf(is)]];
    if (kind === 'link') return [[id, bytesOf(asked(`/hub?token=${textOf(is)}`))]];
    if (kind !== 'path') return [];
    const place = places[index % places.length] ?? '/';
    return [[`${id} at ${place}`, bytesOf(asked(`${place}${textOf(is)}`))]];
  });

/** Sends them to a server, byte for byte but for its name, and answers what should not have come of it. */
export async function sendHostile(url: string) {
  const { host } = new URL(url);
  // Pages of a clone in which nothing is built yet say so with 503.
  const allowed = (await fetch(url)).status === 503 ? 503 : undefined;
  const faults: string[] = [];
  const statuses: number[] = [];
  for (const [id, bytes] of requests()) {
    const text = Buffer.from(bytes).toString('latin1');
    const named = text.replaceAll('Host: localhost\r\n', `Host: ${host}\r\n`);
    const answer = await overSocket(url, Buffer.from(named, 'latin1'));
    for (const { status, headers } of answersIn(answer)) {
      statuses.push(status);
      if (status >= 500 && status !== allowed) faults.push(`${id}: ${status}`);
      if (/^(?:x-injected|access-control-allow-origin):/im.test(headers)) faults.push(`${id}: ${headers}`);
      if (/^location: *(?:[a-z]+:)?[/\\]{2}(?!localhost)/im.test(headers))
        faults.push(`${id}: leads elsewhere`);
    }
    if (/root:.*:0:0:|"private": true/.test(answer)) faults.push(`${id}: a file of the machine`);
  }
  return { faults, statuses };
}
