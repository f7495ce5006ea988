import { and, count, eq, inArray, organisations, persons, type SQL, sql, worklist } from '@greffe/database';
import type { ParsedRecordQuery, RecordList, RecordListItem } from '../api/index.ts';
import { logAccess } from './accessLog.ts';
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
} as const;

/** One page of the records that the asker may see; deleted ones are left out (CG-7) unless asked for. */
export async function listRecords(work: Work, query: ParsedRecordQuery): Promise<RecordList> {
  const { transaction } = work;
  const organisationNumbers = [...new Set(work.memberships.map(({ organisation }) => organisation.number))];
  if (organisationNumbers.length === 0) return emptyList(query);
  const scope = and(
    inArray(worklist.organisation, organisationNumbers),
    ...(query.registry === undefined ? [] : [eq(worklist.registry, query.registry)]),
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
  const direction = query.order === 'asc' ? sql`asc nulls last` : sql`desc nulls last`;
  const rows = await transaction
    .select({ row: worklist, author: persons, organisation: organisations })
    .from(worklist)
    .innerJoin(persons, eq(persons.id, worklist.author))
    .innerJoin(organisations, eq(organisations.number, worklist.organisation))
    .where(and(scope, statusCondition))
    .orderBy(sql`${sortColumns[query.sort]} ${direction}`, worklist.record)
    .limit(query.size)
    .offset((query.page - 1) * query.size);
  await logAccess(
    work,
    'list',
    rows.map(({ row }) => row.record),
  );
  const total =
    query.status === undefined
      ? counted.reduce((sum, { status, records }) => sum + (status === 'deleted' ? 0 : records), 0)
      : (byStatus[query.status] ?? 0);
  const { page, size } = query;
  return { items: rows.map(listItem), total, page, size, counts: { byStatus } };
}

function emptyList({ page, size }: ParsedRecordQuery): RecordList {
  return { items: [], total: 0, page, size, counts: { byStatus: {} } };
}

/** Every word must be found; dots and dashes within numbers and codes do not matter. */
function searchConditions(search: string | undefined): SQL[] {
  const words = plainText(search ?? '')
    .split(' ')
    .filter(Boolean);
  return words.slice(0, 10).map((word) => {
    const literal = `%${escapeLike(word)}%`;
    const compact = `%${escapeLike(word.replace(/[.\-/]/g, ''))}%`;
    const isNumberLike = /\d/.test(word) && compact !== '%%';
    const numbers = isNumberLike
      ? sql` or replace(${worklist.search}, '-', '') like ${compact}
          or replace(lower(coalesce(${worklist.code}, '')), '-', '') like ${compact}`
      : sql``;
    return sql`(${worklist.search} like ${literal} or lower(coalesce(${worklist.code}, '')) like ${literal}${numbers})`;
  });
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

function listItem({
  row,
  author,
  organisation,
}: {
  row: typeof worklist.$inferSelect;
  author: typeof persons.$inferSelect;
  organisation: typeof organisations.$inferSelect;
}): RecordListItem {
  return {
    id: row.record,
    registry: row.registry,
    recordType: row.recordType,
    status: row.status,
    beneficiary: row.beneficiary,
    ...(row.code === null ? {} : { code: row.code }),
    ...(row.date === null ? {} : { date: row.date }),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    author: { number: author.number ?? '', name: `${author.givenName} ${author.familyName}` },
    organisation: { number: organisation.number, name: organisation.name },
  };
}
