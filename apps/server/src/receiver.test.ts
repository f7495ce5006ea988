import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createReceiver } from './receiver.ts';

const message = {
  key: '01990000-0000-7000-8000-000000000001',
  receiver: 'healthdata',
  payload: {
    registry: 'loans',
    recordType: 'loan',
    definition: 'abc',
    version: 1,
    organisation: '71000436',
    beneficiary: { pseudonym: 'p', pseudonymKey: 'k' },
    steps: { card: { pages: 3 } },
  },
};
let reply = { status: 200, body: '' };
const asked: object[] = [];
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (part: Buffer) => {
    body += part.toString();
  });
  request.on('end', () => {
    const { method, url, headers } = request;
    asked.push({ method, url, headers, body: body === '' ? undefined : JSON.parse(body) });
    response.writeHead(reply.status, { location: 'http://127.0.0.1:1/' }).end(reply.body);
  });
});
let receiver: ReturnType<typeof createReceiver>;
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  receiver = createReceiver({ url: `http://127.0.0.1:${port}/records`, token: 'a token' });
});
afterAll(() => server.close());

it('hands in the coded record under its key, and takes an answer without words for an acknowledgement', async () => {
  reply = { status: 204, body: '' };
  expect(await receiver.send(message)).toEqual({ corrections: [] });
  expect(asked.at(-1)).toMatchObject({
    headers: { authorization: 'Bearer a token', 'idempotency-key': message.key },
    body: { key: message.key, receiver: 'healthdata', record: message.payload },
  });
});

it('learns what is to be corrected', async () => {
  const corrections = [
    { step: 'card', pointer: '/pages', comment: 'Too many' },
    { step: 'card', comment: 'Again' },
  ];
  reply = { status: 200, body: JSON.stringify({ corrections, more: 'that nobody knows' }) };
  expect(await receiver.send(message)).toEqual({ corrections });
});

it('is told with 202 that it will be said later what the receiver makes of it, and asks by the key', async () => {
  reply = { status: 202, body: '' };
  expect(await receiver.send(message)).toEqual({ corrections: [], isConfirmed: false });
  expect(await receiver.confirmation?.(message.key), 'not yet').toBeUndefined();
  expect(asked.at(-1)).toMatchObject({
    method: 'GET',
    url: `/records/${message.key}`,
    headers: { authorization: 'Bearer a token' },
    body: undefined,
  });
  const corrections = [{ step: 'card', comment: 'Late' }];
  reply = { status: 200, body: JSON.stringify({ corrections }) };
  expect(await receiver.confirmation?.(message.key)).toEqual({ corrections });
  reply = { status: 404, body: '' };
  expect(await receiver.confirmation?.(message.key)).toBe('unknown');
  reply = { status: 503, body: '' };
  await expect(receiver.confirmation?.(message.key)).rejects.toThrow();
});

it.each([
  [302, ''],
  [400, ''],
  [500, '{"corrections":[]}'],
  [200, '<html>a proxy</html>'],
  [200, '{"corrections":[{"step":1}]}'],
])('an answer of %i %j is none: the record is sent again', async (status, body) => {
  reply = { status, body };
  await expect(receiver.send(message)).rejects.toThrow();
});

it('waits where none is configured', async () => {
  await expect(createReceiver(undefined).send(message)).rejects.toThrow('No receiver is configured.');
});
