import { isIP } from 'node:net';

interface Incoming {
  readonly socket: { readonly remoteAddress?: string | undefined };
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/**
 * The network address that a request came from. Each of the `proxies` in front of the server adds the address that it
 * was asked from at the end of `X-Forwarded-For`; what stands before is the asker's own word, and never believed.
 */
export function clientAddress({ socket, headers }: Incoming, proxies: number): string | undefined {
  const peer = socket.remoteAddress;
  if (proxies === 0) return peer;
  const told = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const named = withoutPort(told.at(-proxies)?.trim() ?? '');
  return isIP(named) === 0 ? peer : named;
}

/** Some proxies add a port, to an IPv6 address in brackets. */
function withoutPort(text: string): string {
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1];
  if (bracketed !== undefined) return bracketed;
  return /^[\d.]+:\d+$/.test(text) ? text.slice(0, text.indexOf(':')) : text;
}
