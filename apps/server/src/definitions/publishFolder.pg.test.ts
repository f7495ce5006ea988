import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { definitionSources, desc, publications, sql, withActor } from '@greffe/database';
import { createTestDatabase } from '@greffe/database/testing';
import { readFolder } from '@greffe/definition/load';
import { versionsInForce } from '@greffe/service';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { definitionFolders, sharedFolder } from './folders.ts';
import { publishFolder } from './publishFolder.ts';
import { publishForms } from './publishForms.ts';

const ownForms = fileURLToPath(new URL('../../../../forms', import.meta.url));
let test: Awaited<ReturnType<typeof createTestDatabase>>;
let forms: string;
let folder: string;

beforeAll(async () => {
  test = await createTestDatabase();
  forms = await mkdtemp(join(tmpdir(), 'greffe-forms-'));
  const [name = ''] = await definitionFolders(ownForms);
  for (const part of [name, sharedFolder])
    await cp(join(ownForms, part), join(forms, part), { recursive: true });
  folder = join(forms, name);
});
afterAll(async () => {
  await test.drop();
  await rm(forms, { recursive: true, force: true });
});

const asPublisher = { kind: 'system', name: 'publisher' } as const;
const kept = async () => {
  const rows = await withActor(test.database, asPublisher, (transaction) =>
    transaction.select().from(definitionSources).orderBy(desc(definitionSources.id)),
  );
  return rows.map(({ files, shared }) => ({ files: JSON.parse(files), shared: JSON.parse(shared) }));
};
const inForce = async () => (await versionsInForce(test.database))[0];
const publish = async () => publishFolder(test.database, folder, (await inForce())?.hash);

async function rename(version: string): Promise<void> {
  const file = join(folder, 'form.json');
  const form = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, `${JSON.stringify({ ...form, version }, null, 2)}\n`);
}

/** What an administrator does in the studio, as far as the log tells. */
const publishedByPerson = async () => {
  const version = await inForce();
  await withActor(test.database, asPublisher, (transaction) =>
    transaction.insert(publications).values({
      registry: version?.registry ?? '',
      kind: 'published',
      actor: 'somebody',
      definition: version?.hash ?? '',
    }),
  );
};

it('keeps the files of what it publishes, and of cases that change afterwards', async () => {
  expect((await publish()).kind).toBe('published');
  const read = async () => ({
    files: await readFolder(folder),
    shared: await readFolder(join(forms, sharedFolder)),
  });
  expect(await kept()).toEqual([await read()]);
  expect((await publish()).kind).toBe('unchanged');
  expect(await kept(), 'once').toHaveLength(1);
  await writeFile(join(folder, 'README.md'), '# Another\n');
  expect((await publish()).kind).toBe('unchanged');
  expect(await kept()).toHaveLength(2);
  expect((await kept())[0]).toEqual(await read());
});

it('leaves what people have published in force, until its number is greater', async () => {
  await rename('70.0.0');
  expect((await publish()).kind).toBe('published');
  await publishedByPerson();
  await rename('69.0.0');
  expect(await publish()).toMatchObject({ kind: 'standsBack', why: 'studio' });
  const lines: string[] = [];
  await publishForms(test.database, forms, (line) => lines.push(line));
  expect(lines).toEqual([expect.stringContaining('stays on the version that was published in the studio')]);
  expect((await inForce())?.version).toBe('70.0.0');
  await rename('71.0.0');
  expect((await publish()).kind).toBe('published');
});

it('never puts in force what was withdrawn', async () => {
  const version = await inForce();
  await withActor(test.database, asPublisher, (transaction) =>
    transaction.execute(
      sql`insert into definition_withdrawals values (${version?.hash}, ${version?.registry}, 'x', now(), 'somebody')`,
    ),
  );
  await rename('72.0.0');
  expect((await publish()).kind).toBe('published');
  await rename('71.0.0');
  expect(await publish()).toMatchObject({ kind: 'standsBack', why: 'withdrawn' });
  expect((await inForce())?.version).toBe('72.0.0');
});
