import { connect } from 'node:net';
import type { FileScanner } from '@greffe/service';

/** Milliseconds that the scanner may take for one file. */
const patience = 60_000;
const partLength = 64 * 1024;

/**
 * Asks a ClamAV daemon, by its own protocol (INSTREAM: parts, each after its length in four bytes, then a length of
 * none). Whatever else happens than one of its two answers is `unknown`.
 */
export function clamdScanner(
  { host, port }: { host: string; port: number },
  timeout = patience,
): FileScanner {
  return (content) =>
    new Promise((resolve) => {
      let answer = '';
      const socket = connect({ host, port });
      const done = () => {
        socket.destroy();
        resolve(verdictOf(answer));
      };
      socket.setTimeout(timeout, done);
      socket.on('error', done);
      socket.on('close', done);
      socket.on('data', (part: Buffer) => {
        answer += part.toString('latin1');
        // It answers once, in a line; what talks on is no scanner.
        if (answer.includes('\0') || answer.length > 1000) done();
      });
      socket.write('zINSTREAM\0');
      for (let at = 0; at < content.length; at += partLength) {
        const part = content.subarray(at, at + partLength);
        socket.write(lengthOf(part.length));
        socket.write(part);
      }
      socket.write(lengthOf(0));
    });
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}

function verdictOf(answer: string): 'clean' | 'infected' | 'unknown' {
  const line = answer.replace(/\0[\s\S]*$/, '').trim();
  if (line === 'stream: OK') return 'clean';
  return /^stream: .+ FOUND$/.test(line) ? 'infected' : 'unknown';
}
