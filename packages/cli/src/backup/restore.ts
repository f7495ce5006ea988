import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  actingAs,
  migrate,
  migrationsOf,
  openBackup,
  prepareTarget,
  readBackup,
} from '@greffe/database/node';
import { createBoss, makeQueues } from '@greffe/service';
import { type AuditHead, type AuditReport, readHeads, verifyAudit } from '@greffe/service/audit';
import { keptHeads } from '../audit/keptHeads.ts';
import { auditWords } from '../audit/words.ts';
import { EXIT, type Output } from '../output.ts';

interface RestoreOptions {
  readonly head: readonly string[];
  readonly key: readonly string[];
  readonly json: boolean;
  /** An address given by hand; that of the role that serves stands beside another one. */
  readonly database?: string | undefined;
  readonly data?: string | undefined;
}

/** Puts a backup into an empty database; keeps it where the audit in it is what was sealed, and nothing otherwise. */
export async function restore(
  url: string,
  file: string,
  { head, key, json, database, data }: RestoreOptions,
  output: Output,
): Promise<number> {
  const kept = await keptHeads(head);
  if (typeof kept === 'string') {
    output.error(kept);
    return EXIT.wrongUse;
  }
  if (file !== '-') await access(resolve(file));
  const opened = await openBackup(file === '-' ? process.stdin : createReadStream(resolve(file)));
  await prepareTarget(url);
  const ownerUrl = actingAs(url, 'greffe_owner');
  const migrations = await migrationsOf(opened);
  await migrate(ownerUrl, { migrations });
  const isFromEnvironment = database === undefined && data === undefined;
  const served = isFromEnvironment ? process.env.DATABASE_APP_URL : undefined;
  const own: readonly AuditHead[] = readHeads(JSON.stringify(opened.header.head ?? null));
  let report: AuditReport | undefined;
  await makeJobTables(served ?? actingAs(url, 'greffe_app'));
  const isKept = await readBackup(ownerUrl, opened, async (transaction) => {
    report = await verifyAudit(transaction, { heads: [...own, ...kept], keys: key });
    return report.findings.length === 0;
  });
  if (json) output.out(JSON.stringify({ isKept, report }, undefined, 2));
  else {
    for (const line of report ? auditWords(report) : []) output.out(line);
    if (isKept) output.out('Restored. Start the servers now, or start again the one that runs.');
    else output.error('NOT RESTORED: what the backup holds is not what was sealed. Nothing was kept of it.');
  }
  return isKept ? EXIT.good : EXIT.findings;
}

/**
 * The queue makes its own tables, and lets the owner put jobs that waited into them. It has stopped before that begins:
 * it looks after them every minute, and would wait for the restore until it fails.
 */
async function makeJobTables(appUrl: string): Promise<void> {
  const boss = createBoss(appUrl);
  await boss.start();
  try {
    await makeQueues(boss);
    await boss
      .getDb()
      .executeSql('grant select, insert, truncate on all tables in schema pgboss to greffe_owner');
  } finally {
    await boss.stop({ graceful: false, close: true });
  }
}
