import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const migrations = new URL('../migrations/', import.meta.url);
const map = readFileSync(new URL('../../../docs/security/data-map.md', import.meta.url), 'utf8');

const sql = readdirSync(migrations)
  .sort()
  .map((name) => readFileSync(new URL(name, migrations), 'utf8'))
  .join('\n');
const made = [...sql.matchAll(/^create (?:unlogged )?table (?:if not exists )?(\w+)/gim)].map(
  ([, name]) => name,
);
const gone = new Set([...sql.matchAll(/^drop table (?:if exists )?(\w+)/gim)].map(([, name]) => name));
const tables = made.filter((name) => !gone.has(name));

it('finds the tables in the migrations', () => {
  expect(tables).toContain('record_events');
  expect(tables.length).toBeGreaterThan(25);
});

it.each(tables)('the data map says what stands in %s', (table) => {
  expect(map).toContain(`\`${table}\``);
});
