import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Bench, Figure } from './lib/Bench.ts';

const dist = 'apps/portal/dist';

/** What a browser loads of the portal, compressed as the server compresses it. */
export const bytes: Bench = {
  name: 'bytes',
  about: 'bytes of the built portal, gzip',
  async run() {
    const files = readdirSync(dist, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    const page = readFileSync(join(dist, 'index.html'), 'utf8');
    const first = new Set(
      [...page.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, path]) => join(dist, path ?? '')),
    );
    const sum = (what: string, chosen: readonly string[], note: string): Figure => ({
      what,
      value: chosen.reduce((total, file) => total + gzipSync(readFileSync(file), { level: 9 }).length, 0),
      unit: 'bytes gzip',
      note: `${chosen.length} files${note}`,
    });
    const of = (ending: string) => files.filter((file) => file.endsWith(ending));
    return [
      sum(
        'portal: scripts of the first page',
        of('.js').filter((file) => first.has(file)),
        ', named by index.html',
      ),
      sum(
        'portal: styles of the first page',
        of('.css').filter((file) => first.has(file)),
        ', named by index.html',
      ),
      sum('portal: all scripts', of('.js'), '; the form and each language load when they are needed'),
      sum('portal: all styles', of('.css'), ''),
    ];
  },
};
