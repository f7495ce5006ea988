import { createHash } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { createTestDatabase } from '@greffe/database/testing';
import { createSigner, readHead, sealAudit } from '@greffe/service/audit';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestApp, type TestApp } from '../../../service/test/harness.ts';
import { loansBundle } from '../../../service/test/loans.ts';
import { createRecord, saveDraft, sendRecord } from '../../../service/test/steps.ts';
import { run, temporaryFolder } from '../../test/command.ts';
import { copyRecord } from '../../test/manyRecords.ts';

/** Copies of a record in the backup; `npm run soak restore` has a hundred thousand. */
const copies = Number(process.env.GREFFE_RESTORE_RECORDS ?? 60);
/** The control: a row of the backup is another when it is restored. */
const isChanged = process.env.GREFFE_RESTORE_CONTROL !== undefined;

const signer = await createSigner(new Uint8Array(32).fill(3));
let source: TestApp;
let target: Awaited<ReturnType<typeof createTestDatabase>>;
let sent: string;
beforeAll(async () => {
  source = await createTestApp([loansBundle()]);
  target = await createTestDatabase();
  sent = (await sendRecord(source)).id;
  const draft = await createRecord(source);
  await saveDraft(source, draft, { note: 'tab\tline\nslash \\. back\\' });
  await copyRecord(source, sent, copies);
  while (await sealAudit(source.database, signer));
}, 1_200_000);
afterAll(async () => {
  await source.end();
  await target.drop();
});

const ask = async (url: string, query: string) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(query)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
};
const recordsOf = async (url: string) =>
  (await ask(url, "select count(*)::int as count from records where registry <> 'canary'"))[0]?.count;

/** What every table holds: a digest of all rows, in their order. */
async function contentOf(url: string): Promise<Record<string, unknown>> {
  const tables = await ask(
    url,
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and relname <> all ('{sessions,used_sign_ins,rate_limits,studio_presence,greffe_migrations}') order by 1`,
  );
  const held: Record<string, unknown> = {};
  for (const { name } of tables) {
    const [row] = await ask(
      url,
      `select count(*)::int as count, md5(string_agg(t::text, ' ' order by t::text)) as digest from ${name} t`,
    );
    held[String(name)] = row;
  }
  const [waiting] = await ask(url, "select count(*)::int as count from pgboss.job where state < 'completed'");
  return { ...held, waiting };
}

const backup = async (file: string) => run('db', 'backup', file, '--database', source.adminUrl);
const restore = (file: string, ...more: string[]) =>
  run('db', 'restore', file, '--database', target.adminUrl, ...more);

/** The same backup with another text in it, and a digest that fits. */
async function changed(file: string, change: (text: string) => string): Promise<string> {
  const lines = change(gunzipSync(await readFile(file)).toString('utf8'))
    .trimEnd()
    .split('\n');
  const footer = JSON.parse(lines.pop() ?? '');
  const body = `${lines.join('\n')}\n`;
  const sha256 = createHash('sha256').update(body).digest('hex');
  await writeFile(`${file}.changed`, gzipSync(`${body}${JSON.stringify({ ...footer, sha256 })}\n`));
  return `${file}.changed`;
}
/** Of one event, who did it is another. */
const otherActor = (text: string) => text.replace('\tann\tf\t', '\tbob\tf\t');

describe('greffe db', () => {
  it('says what it needs, and what is wrong with a file or an account', async () => {
    expect(await run('db', 'backup')).toMatchObject({
      code: 2,
      error: expect.stringContaining('and the file'),
    });
    const folder = await temporaryFolder();
    const file = join(folder, 'backup');
    expect((await restore(file)).error).toMatch(/is not there/);
    await writeFile(file, gzipSync('{}\n'));
    expect((await restore(file)).error).toBe('This is no backup of Greffe.');
    expect((await backup(file)).error).toMatch(/overwrites nothing/);
    const bound = await run('db', 'backup', join(folder, 'other'), '--database', source.appUrl);
    expect(bound).toMatchObject({
      code: 2,
      error: expect.stringContaining('row-level security does not bind'),
    });
    await expect(stat(join(folder, 'other'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('restores nothing of a backup that was cut off, is damaged, or holds what was not sealed', async () => {
    const file = join(await temporaryFolder(), 'backup');
    expect(await backup(file)).toMatchObject({ code: 0, error: '' });
    const text = gunzipSync(await readFile(file)).toString('utf8');
    await writeFile(`${file}.cut`, gzipSync(text.slice(0, text.length / 2)));
    expect((await restore(`${file}.cut`)).error).toMatch(/was cut off/);
    await writeFile(`${file}.other`, gzipSync(otherActor(text)));
    expect((await restore(`${file}.other`)).error).toMatch(/its digest is another/);
    const tampered = await restore(await changed(file, otherActor));
    expect(tampered).toMatchObject({ code: 1, error: expect.stringContaining('NOT RESTORED') });
    expect(await recordsOf(target.adminUrl)).toBe(0);
  }, 1_200_000);

  it('brings everything back, with the same head, into an empty database alone (R6)', async () => {
    const file = join(await temporaryFolder(), 'backup');
    expect((await backup(file)).code).toBe(0);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const held = await contentOf(source.adminUrl);
    const given = isChanged ? await changed(file, otherActor) : file;
    const began = performance.now();
    // As production has it: the owner of the tables and the role that serves, no superuser among them.
    vi.stubEnv('DATABASE_URL', target.ownerUrl);
    vi.stubEnv('DATABASE_APP_URL', target.appUrl);
    const { code, out, error } = await run('db', 'restore', given);
    vi.unstubAllEnvs();
    const seconds = (performance.now() - began) / 1000;
    expect(code, out + error).toBe(0);
    console.log(`${copies + 2} records restored and verified in ${seconds.toFixed(1)} s`);
    expect(await contentOf(target.adminUrl)).toEqual(held);
    expect(await readHead(target.database)).toEqual(await readHead(source.database));
    const [open] = await ask(
      target.adminUrl,
      `select (select count(*)::int from pg_trigger where not tgisinternal and tgenabled <> 'O') as triggers,
        (select count(*)::int from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity and not relforcerowsecurity) as free`,
    );
    expect(open, 'what guarded the tables guards them again').toEqual({ triggers: 0, free: 0 });
    const [next] = await ask(
      target.adminUrl,
      "select nextval(pg_get_serial_sequence('record_events', 'id')) > (select max(events_upto) from audit_seals) as later",
    );
    expect(next).toEqual({ later: true });
    expect((await restore(file)).error).toMatch(/holds records already/);
  }, 1_200_000);
});
