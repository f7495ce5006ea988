import { describe, expect, it } from 'vitest';
import { clientAddress } from './clientAddress.ts';

const peer = '10.0.0.9';
const address = (forwarded: string | string[] | undefined, proxies: number) =>
  clientAddress({ socket: { remoteAddress: peer }, headers: { 'x-forwarded-for': forwarded } }, proxies);

describe('where a request comes from', () => {
  it.each([
    ['nobody is believed without a proxy', '203.0.113.5', 0, peer],
    ['the one proxy is', '203.0.113.5', 1, '203.0.113.5'],
    ['what the asker claims himself is not', '1.1.1.1, 203.0.113.5', 1, '203.0.113.5'],
    ['with two, the first of them has the asker', '1.1.1.1, 203.0.113.5, 10.0.0.8', 2, '203.0.113.5'],
    ['a proxy that says nothing', undefined, 1, peer],
    ['fewer proxies than were told', '203.0.113.5', 2, peer],
    ['what is no address', '<script>, unknown', 1, peer],
    ['a port is left out', '203.0.113.5:4711', 1, '203.0.113.5'],
    ['IPv6 in brackets', '[2001:db8::1]:4711', 1, '2001:db8::1'],
    ['IPv6 as it is', '2001:db8::1', 1, '2001:db8::1'],
  ])('%s', (_, forwarded, proxies, expected) => {
    expect(address(forwarded, proxies)).toBe(expected);
  });

  it('reads several headers as one', () => {
    expect(address(['1.1.1.1', '203.0.113.5'], 1)).toBe('203.0.113.5');
  });
});
