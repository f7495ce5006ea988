import { inArray, ownSubject, persons, queryRows, recordAccess, sql } from '@greffe/database';
import type { EntryView, OwnData } from '../api/index.ts';
import { readAudit } from '../audit/readAudit.ts';
import { Problem } from '../problems/Problem.ts';
import { logRecordAccess } from '../records/accessLog.ts';
import { listEntries } from '../records/listEntries.ts';
import { loadRecord } from '../records/loadRecord.ts';
import { recordView } from '../records/recordView.ts';
import type { Work } from '../records/work.ts';

/** Records, entries of a step and lines of a history that are given at once. */
const most = { records: 100, entries: 1_000, lines: 5_000 };

/**
 * All that the asker may see of the records that are about him, in a role that is held for oneself; each is noted as
 * read. What he may not see through the platform is named.
 *
 * @throws Problem 404 for who holds no such role, and for a session by a hub's link.
 */
export async function readOwnData(work: Work): Promise<OwnData> {
  const { transaction, actor, memberships } = work;
  const subjects = memberships.flatMap(({ registry, role, ownKey, isLinked }) =>
    ownKey === undefined || isLinked ? [] : [ownSubject(registry, role, ownKey)],
  );
  if (actor.kind !== 'person' || subjects.length === 0) throw new Problem('notFound');
  const [person] = await queryRows<{ name: string }>(
    transaction,
    sql`select given_name || ' ' || family_name as name from ${persons} where id = ${actor.id}`,
  );
  const found = await transaction
    .selectDistinct({ id: recordAccess.record })
    .from(recordAccess)
    .where(inArray(recordAccess.subject, subjects))
    .orderBy(recordAccess.record)
    .limit(most.records + 1);
  const records: OwnData['records'] = [];
  for (const { id } of found.slice(0, most.records)) {
    const one = await readOne(work, id);
    if (one !== undefined) records.push(one);
  }
  return {
    madeAt: work.now.toISOString(),
    person: { name: person?.name ?? '' },
    records,
    isCut: found.length > most.records,
  };
}

/** One of them; undefined where access to it has ended. */
async function readOne(work: Work, id: string): Promise<OwnData['records'][number] | undefined> {
  const record = await loadRecord(work, id, 'read').catch((error: unknown) => {
    if (error instanceof Problem && error.kind === 'notFound') return undefined;
    throw error;
  });
  if (record === undefined) return undefined;
  await logRecordAccess(work, 'read', record, { place: 'own-data' });
  const view = await recordView(work, record);
  const entries: Record<string, EntryView[]> = {};
  for (const { id: step, repeat, isReadable } of view.steps) {
    if (repeat === undefined || !isReadable) continue;
    entries[step] = (await listEntries(work, id, step, { page: 1, size: most.entries })).items;
  }
  return {
    record: view,
    entries,
    ...(await wholeAudit(work, id)),
    withheld: view.steps.filter(({ isReadable }) => !isReadable).map(({ id: step }) => step),
  };
}

async function wholeAudit(work: Work, id: string) {
  const audit: OwnData['records'][number]['audit'] = [];
  let before: string | undefined;
  for (;;) {
    const page = await readAudit(work, id, before === undefined ? {} : { before });
    audit.push(...page.items);
    before = page.before;
    if (before === undefined || audit.length > most.lines) return { audit, showsAccess: page.showsAccess };
  }
}
