import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faultsForOldCode } from './oldCode.ts';

const folder = new URL('../migrations/', import.meta.url);
const migrations = readdirSync(folder).filter((name) => name.endsWith('.sql'));
const faultsOf = (name: string) =>
  faultsForOldCode({ name, sql: readFileSync(new URL(name, folder), 'utf8') }).map(
    ({ statement, why }) => `${name}: ${statement} (${why})`,
  );
/** The first migration that is applied while servers of the version before serve. */
const first = '0030';

describe('what old code does not survive in a migration', () => {
  it.each([
    ['drop table letters'],
    ['drop function greffe_read(text)'],
    ['alter table letters drop column body'],
    ['alter table letters rename column body to text'],
    ['alter table letters rename to posts'],
    ['alter table letters alter column pages type bigint'],
    ['alter table letters alter pages set not null'],
    ['alter table letters add column pages integer not null'],
    ['alter table letters add constraint some check (pages > 0)'],
    ['alter table letters add unique (pages)'],
    ['create unique index letters_by_page on letters (pages)'],
    ['alter table letters add column colour text, add column pages integer not null'],
    ["alter table letters drop constraint some, add constraint other check (kind in ('a', 'b'))"],
    ['revoke update on letters from greffe_app'],
    ['-- of pages;\nALTER  TABLE letters\n  -- no more\n  DROP COLUMN body'],
  ])('%s', (sql) => {
    expect(faultsForOldCode({ name: '', sql: `create table other (id int);\n${sql};` })).toHaveLength(1);
  });

  it.each([
    ['alter table letters add column pages integer'],
    ['alter table letters add column pages integer not null default 0'],
    ['create table pages (id int not null, unique (id)); alter table pages add check (id > 0)'],
    ['drop policy readers on letters; create policy readers on letters using (true)'],
    ['alter table letters drop constraint some'],
    ["alter table letters drop constraint some, add constraint some check (kind in ('a', 'b'))"],
    ["alter table letters add column colour text check (colour in ('red', 'blue')), add column pages int"],
    ['create index letters_by_page on letters (pages)'],
    ['create function f() returns void language sql as $$ drop table letters; $$'],
    ['-- old code survives: it never wrote less\nalter table letters add check (pages > 0)'],
  ])('is not: %s', (sql) => {
    expect(faultsForOldCode({ name: '', sql })).toEqual([]);
  });

  it('was in migrations that were applied with nobody serving', () => {
    expect(migrations.filter((name) => name < first).flatMap(faultsOf).length).toBeGreaterThan(5);
  });

  it(`is in none from ${first} on`, () => {
    expect(migrations.filter((name) => name >= first).flatMap(faultsOf)).toEqual([]);
  });
});
