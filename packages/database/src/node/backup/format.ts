import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** A version of its own: what a backup holds follows from the migrations that it names. */
export const backupFormat = 1;

/** The first line of a backup. */
export interface BackupHeader {
  readonly greffeBackup: number;
  readonly at: string;
  /** What the database was when it was read: by these migrations it is made anew. */
  readonly migrations: readonly { readonly name: string; readonly checksum: string }[];
  /** What the caller wants to find again, such as the audit's head. */
  readonly head?: unknown;
}

/** The line before a table's rows. */
export interface TableLine {
  readonly table: string;
  readonly columns: readonly string[];
}

/** The last line: without it a backup was cut off. `sha256` is of all that comes before the line. */
export interface BackupFooter {
  readonly end: true;
  readonly rows: Readonly<Record<string, number>>;
  readonly sha256: string;
}

/** A backup that cannot be read: cut off, changed, or none. Its message is a sentence. */
export class BackupFault extends Error {
  override readonly name = 'BackupFault';
}

/** A line that no row of PostgreSQL's COPY can be: the end of a table. */
export const endOfTable = '\\.\n';

/** Writes a backup piece by piece, no faster than it is taken, and keeps the digest of all of it. */
export class BackupWriter {
  readonly #target: Writable;
  readonly #hash = createHash('sha256');

  constructor(target: Writable) {
    this.#target = target;
  }

  async write(piece: Buffer | string): Promise<void> {
    this.#hash.update(piece);
    if (!this.#target.write(piece)) await once(this.#target, 'drain');
  }

  end(rows: Readonly<Record<string, number>>): void {
    const footer: BackupFooter = { end: true, rows, sha256: this.#hash.digest('hex') };
    this.#target.end(`${JSON.stringify(footer)}\n`);
  }
}

/** Reads lines, and rows between them, out of a stream of bytes; what was read goes into the digest. */
export class BackupReader {
  readonly #source: AsyncIterator<Buffer>;
  readonly #hash = createHash('sha256');
  #rest: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** The next line as JSON: of the digest it is a part only once `take` was called. */
  async line(): Promise<{ readonly value: unknown; take(): void }> {
    let end = this.#rest.indexOf(newline);
    while (end < 0) {
      await this.#more();
      end = this.#rest.indexOf(newline);
    }
    const bytes = this.#rest.subarray(0, end + 1);
    this.#rest = this.#rest.subarray(end + 1);
    try {
      return { value: JSON.parse(bytes.toString('utf8')), take: () => void this.#hash.update(bytes) };
    } catch {
      throw new BackupFault('This is no backup of Greffe, or it was changed: a line of it cannot be read.');
    }
  }

  /** A table's rows as PostgreSQL wrote them, up to the line that ends them. */
  async *rows(): AsyncGenerator<Buffer> {
    // An empty table has no line before its end.
    while (this.#rest.length < end.length) await this.#more();
    if (this.#rest.subarray(0, end.length).equals(end)) return this.#cut(end.length);
    for (;;) {
      const at = this.#rest.indexOf(afterRow);
      if (at >= 0) {
        yield this.#cut(at + 1);
        return this.#cut(end.length);
      }
      // The end may lie across two pieces.
      const sure = this.#rest.length - afterRow.length;
      if (sure > 0) yield this.#cut(sure);
      await this.#more();
    }
  }

  sha256(): string {
    return this.#hash.digest('hex');
  }

  #cut(length: number): Buffer {
    const bytes = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    this.#hash.update(bytes);
    return bytes;
  }

  async #more(): Promise<void> {
    const { value, done } = await this.#source.next().catch(() => {
      throw new BackupFault('The backup is damaged: it cannot be unpacked to its end.');
    });
    if (done) throw new BackupFault('The backup was cut off: its end is missing.');
    this.#rest = this.#rest.length === 0 ? value : Buffer.concat([this.#rest, value]);
  }
}

const newline = 0x0a;
const end = Buffer.from(endOfTable);
const afterRow = Buffer.from(`\n${endOfTable}`);
