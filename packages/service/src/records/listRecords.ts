import {
  and,
  count,
  eq,
  inArray,
  organisations,
  persons,
  queryRows,
  recordAccess,
  type SQL,
  sql,
  subjectsOf,
  worklist,
} from '@greffe/database';
import type { ParsedRecordQuery, RecordList, RecordListItem } from '../api/index.ts';
import { capacities, logAccess } from './accessLog.ts';
import { plainText } from './beneficiaryData.ts';
import type { Work } from './work.ts';

const sortColumns = {
  updatedAt: sql`${worklist.updatedAt}`,
  createdAt: sql`${worklist.createdAt}`,
  // Names in the order people look for them in, without regard to case.
  beneficiary: sql`nullif(${worklist.search}, '')`,
  code: sql`${worklist.code}`,
  status: sql`${worklist.status}`,
  date: sql`${worklist.date}`,
  due: sql`${worklist.due}`,
} as const;

const always: ReadonlySet<keyof typeof sortColumns> = new Set(['updatedAt', 'createdAt', 'status']);

/** One page of the records that the asker may see; deleted ones are left out (CG-7) unless asked for. */
export async function listRecords(work: Work, query: ParsedRecordQuery): Promise<RecordList> {
  const { transaction } = work;
  if (work.memberships.length === 0) return emptyList(work, query);
  const subjects = work.memberships.flatMap(subjectsOf);
  const scope = and(
    await placesOf(work),
    ...(query.registry === undefined ? [] : [eq(worklist.registry, query.registry)]),
    ...(query.turn === undefined ? [] : [sql`${worklist.turn} && ${textArray(subjects)}`]),
    ...searchConditions(query.search),
  );
  const counted = await transaction
    .select({ status: worklist.status, records: count() })
    .from(worklist)
    .where(scope)
    .groupBy(worklist.status);
  const byStatus = Object.fromEntries(counted.map(({ status, records }) => [status, records]));
  const statusCondition =
    query.status === undefined ? sql`${worklist.status} <> 'deleted'` : eq(worklist.status, query.status);
  const direction = query.order === 'asc' ? sql`asc` : sql`desc`;
  // Where every row has a value, an index gives its order from either end.
  const last = always.has(query.sort) ? sql`` : sql` nulls last`;
  const order = [sql`${sortColumns[query.sort]} ${direction}${last}`, worklist.record];
  // Names are looked up for the rows of the page alone.
  const shown = transaction
    .select({ record: worklist.record })
    .from(worklist)
    .where(and(scope, statusCondition))
    .orderBy(...order)
    .limit(query.size)
    .offset((query.page - 1) * query.size);
  const rows = await transaction
    .select({ row: worklist, author: persons, organisation: organisations })
    .from(worklist)
    .innerJoin(persons, eq(persons.id, worklist.author))
    .innerJoin(organisations, eq(organisations.number, worklist.organisation))
    .where(inArray(worklist.record, shown))
    .orderBy(...order);
  if (rows.length > 0) {
    await logAccess(work, {
      what: 'list',
      records: rows.map(({ row }) => row.record),
      actingAs: capacities(work, query.registry),
    });
  }
  const total =
    query.status === undefined
      ? counted.reduce((sum, { status, records }) => sum + (status === 'deleted' ? 0 : records), 0)
      : (byStatus[query.status] ?? 0);
  const { page, size } = query;
  const items = rows.map((row) => listItem(row, subjects));
  return { items, total, page, size, counts: { byStatus }, now: work.now.toISOString() };
}

/**
 * Where the asker looks: what he may see there is the policies' to say. Most people look in their own organisations,
 * where the indexes give a page in its order; whoever sees records of others too, at what stands open to him anywhere.
 */
async function placesOf({ transaction, memberships }: Work): Promise<SQL | undefined> {
  const organisationNumbers = [...new Set(memberships.map(({ organisation }) => organisation.number))];
  const subjects = memberships.flatMap(subjectsOf);
  const wide = subjects.filter((subject) => !subject.startsWith('org:'));
  // Records of other organisations whose answers name the asker's own.
  const named = sql`(${worklist.named} <> '{}' and ${worklist.named} && ${textArray(subjects)})`;
  const [found] = await queryRows<{ elsewhere: boolean }>(
    transaction,
    sql`select exists (select 1 from ${recordAccess} where ${inArray(recordAccess.subject, wide)})
      or exists (select 1 from ${worklist} where ${named}) as elsewhere`,
  );
  return found?.elsewhere
    ? sql`${worklist.readers} && ${textArray(subjects)}`
    : inArray(worklist.organisation, organisationNumbers);
}

const textArray = (texts: readonly string[]): SQL =>
  sql`array(select jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb))`;

function emptyList({ now }: Work, { page, size }: ParsedRecordQuery): RecordList {
  return { items: [], total: 0, page, size, counts: { byStatus: {} }, now: now.toISOString() };
}

/** Every word must be found; dots and dashes within numbers and codes do not matter. */
function searchConditions(search: string | undefined): SQL[] {
  const words = plainText(search ?? '')
    .split(' ')
    .filter(Boolean);
  return words.slice(0, 10).map((word) => {
    const literal = `%${escapeLike(word)}%`;
    const compact = `%${escapeLike(word.replace(/[.\-/]/g, '') || word)}%`;
    // A code is found without its dashes; in names they stand for something.
    const numbers = /\d/.test(word) ? sql` or replace(${worklist.search}, '-', '') like ${compact}` : sql``;
    return sql`(${worklist.search} like ${literal}
      or replace(lower(coalesce(${worklist.code}, '')), '-', '') like ${compact}${numbers})`;
  });
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

interface ListedRow {
  readonly row: typeof worklist.$inferSelect;
  readonly author: typeof persons.$inferSelect;
  readonly organisation: typeof organisations.$inferSelect;
}

function listItem({ row, author, organisation }: ListedRow, subjects: readonly string[]): RecordListItem {
  return {
    id: row.record,
    registry: row.registry,
    recordType: row.recordType,
    status: row.status,
    beneficiary: row.beneficiary,
    ...(row.code === null ? {} : { code: row.code }),
    ...(row.date === null ? {} : { date: row.date }),
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
