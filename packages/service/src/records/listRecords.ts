import { eq, organisations, persons, subjectsOf, worklist } from '@greffe/database';
import type { ParsedRecordQuery, RecordList, RecordListItem } from '../api/index.ts';
import { capacities, logAccess } from './accessLog.ts';
import { findRecords, orderOf, shownColumns, subjectsThatSee } from './findRecords.ts';
import type { Work } from './work.ts';

/** One page of the records that the asker may see; deleted ones are left out (CG-7) unless asked for. */
export async function listRecords(work: Work, query: ParsedRecordQuery): Promise<RecordList> {
  const { transaction } = work;
  const seen = work.memberships.length === 0 ? [] : await subjectsThatSee(work);
  if (seen.length === 0) return emptyList(work, query);
  const found = await findRecords(work, query, seen);
  // Names are looked up for the rows of the page alone.
  const rows = await transaction
    .select({ row: worklist, author: persons, organisation: organisations, shown: shownColumns })
    .from(worklist)
    .innerJoin(persons, eq(persons.id, worklist.author))
    .innerJoin(organisations, eq(organisations.number, worklist.organisation))
    .where(found.isOnPage)
    .orderBy(...orderOf(query));
  if (rows.length > 0) {
    await logAccess(work, {
      what: 'list',
      records: rows.map(({ row }) => row.record),
      actingAs: capacities(work, query.registry),
    });
  }
  const { byStatus } = found;
  const total =
    query.status === undefined
      ? Object.entries(byStatus).reduce((sum, [status, count]) => sum + (status === 'deleted' ? 0 : count), 0)
      : (byStatus[query.status] ?? 0);
  const { page, size } = query;
  const subjects = work.memberships.flatMap(subjectsOf);
  const items = rows.map((row) => listItem(row, subjects));
  return { items, total, page, size, counts: { byStatus }, now: work.now.toISOString() };
}

function emptyList({ now }: Work, { page, size }: ParsedRecordQuery): RecordList {
  return { items: [], total: 0, page, size, counts: { byStatus: {} }, now: now.toISOString() };
}

interface ListedRow {
  readonly row: typeof worklist.$inferSelect;
  readonly shown: { readonly beneficiary: string; readonly date: string | null };
  readonly author: typeof persons.$inferSelect;
  readonly organisation: typeof organisations.$inferSelect;
}

function listItem(
  { row, shown, author, organisation }: ListedRow,
  subjects: readonly string[],
): RecordListItem {
  return {
    id: row.record,
    registry: row.registry,
    recordType: row.recordType,
    status: row.status,
    beneficiary: shown.beneficiary,
    ...(row.code === null ? {} : { code: row.code }),
    ...(shown.date === null ? {} : { date: shown.date }),
    // A subject ends in its role.
    turn: row.turn.map((subject) => subject.slice(subject.lastIndexOf(':') + 1)),
    isMyTurn: row.turn.some((subject) => subjects.includes(subject)),
    ...(row.due === null ? {} : { due: row.due.toISOString() }),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    author: { number: author.number ?? '', name: `${author.givenName} ${author.familyName}` },
    organisation: { number: organisation.number, name: organisation.name },
  };
}
