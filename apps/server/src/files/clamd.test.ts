import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { clamdScanner } from './clamd.ts';

let server: Server | undefined;
afterEach(() => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())));

/** A daemon that reads the whole stream, as the protocol has it, and then does as it is told. */
async function daemon(then: (content: Buffer, socket: Socket) => void) {
  server = createServer((socket) => {
    let held = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (part: Buffer) => {
      held = Buffer.concat([held, part]);
      const content = streamIn(held);
      if (content !== undefined) then(content, socket);
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return { host: '127.0.0.1', port: (server.address() as AddressInfo).port };
}

/** The content of a stream that has ended. */
function streamIn(held: Buffer): Buffer | undefined {
  const command = 'zINSTREAM\0';
  if (held.subarray(0, command.length).toString() !== command) return undefined;
  const parts: Buffer[] = [];
  for (let at = command.length; at + 4 <= held.length; ) {
    const length = held.readUInt32BE(at);
    if (length === 0) return Buffer.concat(parts);
    parts.push(held.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}

const content = new Uint8Array(200_000).fill(65);

it.each([
  ['stream: OK\0', 'clean'],
  ['stream: Win.Test.EICAR_HDB-1 FOUND\0', 'infected'],
  ['INSTREAM size limit exceeded. ERROR\0', 'unknown'],
  ['HTTP/1.1 200 OK\r\n\r\nstream: OK\0', 'unknown'],
])('after %j a file is %s', async (answer, verdict) => {
  const seen: Buffer[] = [];
  const at = await daemon((whole, socket) => {
    seen.push(whole);
    socket.end(answer);
  });
  expect(await clamdScanner(at)(content)).toBe(verdict);
  expect(seen[0]?.equals(Buffer.from(content))).toBe(true);
});

it('what did not answer was not looked at', async () => {
  expect(await clamdScanner(await daemon((_, socket) => socket.destroy()))(content)).toBe('unknown');
  expect(await clamdScanner({ host: '127.0.0.1', port: 1 })(content)).toBe('unknown');
});

it('what answers nothing is not waited for', async () => {
  const silent = await daemon(() => undefined);
  expect(await clamdScanner(silent, 50)(content)).toBe('unknown');
});
