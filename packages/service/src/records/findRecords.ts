import {
  and,
  count,
  countDistinct,
  eq,
  inArray,
  isNotNull,
  isNull,
  queryRows,
  recordAccess,
  type SQL,
  sql,
  worklist,
} from '@greffe/database';
import type { ParsedRecordQuery } from '../api/index.ts';
import { plainText } from './beneficiaryData.ts';
import type { Work } from './work.ts';

const subjects = sql`(select greffe_subjects())::text[]`;
/** The draft's column for who fills the step in, and what was validated for everybody else. */
const shownColumn = (drafters: SQL, draft: SQL, kept: SQL): SQL =>
  sql`case when coalesce(${drafters} && ${subjects}, true) then ${draft} else ${kept} end`;
const named = (draft: SQL, kept: SQL) => shownColumn(sql`${worklist.namedBy}`, draft, kept);
const searched = named(sql`${worklist.search}`, sql`${worklist.keptSearch}`);

/** What a row of the list shows to the asker (decision 15). */
export const shownColumns = {
  beneficiary: named(sql`${worklist.beneficiary}`, sql`${worklist.keptBeneficiary}`).mapWith(String),
  date: shownColumn(sql`${worklist.datedBy}`, sql`${worklist.date}`, sql`${worklist.keptDate}`) as SQL<
    string | null
  >,
};

const sortColumns = {
  updatedAt: sql`${worklist.updatedAt}`,
  createdAt: sql`${worklist.createdAt}`,
  // Names in the order people look for them in, without regard to case.
  beneficiary: sql`nullif(${searched}, '')`,
  code: sql`${worklist.code}`,
  status: sql`${worklist.status}`,
  date: shownColumns.date,
  due: sql`${worklist.due}`,
} as const;

const always: ReadonlySet<keyof typeof sortColumns> = new Set(['updatedAt', 'createdAt', 'status']);

/** A subject of access of the asker that stands at some record. */
export interface Seeing {
  readonly subject: string;
  /** At one of another organisation too, or at one of whichever organisation. */
  readonly isElsewhere: boolean;
}

/** Records of a list by status, and which of them the page shows. */
export interface Found {
  readonly byStatus: Readonly<Record<string, number>>;
  /** That a row of the list is on the page. */
  readonly isOnPage: SQL;
}

/** The asker's subjects of access, as the database holds to them; none where there is nothing that he sees. */
export async function subjectsThatSee({ transaction }: Work): Promise<readonly Seeing[]> {
  return queryRows<Seeing & Record<string, unknown>>(
    transaction,
    sql`select subject, exists (select 1 from record_access a
        where a.subject = held.subject and a.until is null and a.is_elsewhere) as "isElsewhere"
      from unnest(greffe_subjects()) as held (subject)
      where exists (select 1 from record_access a
        where a.subject = held.subject and a.until is null and a.status is not null)`,
  );
}

/** Records of the list at which those subjects stand: everything in this condition is in an index, beside its policy. */
function listedAt({ registry, turn }: ParsedRecordQuery, seen: readonly Seeing[]): SQL | undefined {
  return and(
    inArray(
      recordAccess.subject,
      seen.map(({ subject }) => subject),
    ),
    isNull(recordAccess.until),
    turn === undefined ? isNotNull(recordAccess.status) : sql`${recordAccess.isTurn}`,
    registry === undefined ? undefined : eq(recordAccess.registry, registry),
  );
}

/**
 * The same records in the list itself. Most people see all of it in their own organisations, where indexes give a page in
 * its order; who sees records of others, or asks for his turn, has them looked up one by one.
 */
function scopeOf(work: Work, query: ParsedRecordQuery, seen: readonly Seeing[]): SQL | undefined {
  const { transaction, memberships } = work;
  const own = [...new Set(memberships.map(({ organisation }) => organisation.number))];
  const isOwn = query.turn === undefined && !seen.some(({ isElsewhere }) => isElsewhere);
  const listed = transaction
    .select({ record: recordAccess.record })
    .from(recordAccess)
    .where(listedAt(query, seen));
  return and(
    isOwn ? inArray(worklist.organisation, own) : inArray(worklist.record, listed),
    query.registry === undefined ? undefined : eq(worklist.registry, query.registry),
  );
}

/** The records of a query by status, and its page as a condition to look for it. */
export function findRecords(work: Work, query: ParsedRecordQuery, seen: readonly Seeing[]): Promise<Found> {
  const ofType = query.recordType === undefined ? [] : [eq(worklist.recordType, query.recordType)];
  const words = [...searchConditions(query.search), ...ofType];
  return words.length === 0 ? counted(work, query, seen) : looked(work, query, seen, words);
}

/** Counts without a look at the list. */
async function counted(work: Work, query: ParsedRecordQuery, seen: readonly Seeing[]): Promise<Found> {
  const { transaction } = work;
  // Two subjects of one asker may stand at one record.
  const records = seen.length === 1 ? count() : countDistinct(recordAccess.record);
  const rows = await transaction
    .select({ status: recordAccess.status, records })
    .from(recordAccess)
    .where(listedAt(query, seen))
    .groupBy(recordAccess.status);
  const page = transaction
    .select({ record: worklist.record })
    .from(worklist)
    .where(and(scopeOf(work, query, seen), statusCondition(query, sql`${worklist.status}`)))
    .orderBy(...orderOf(query))
    .limit(query.size)
    .offset((query.page - 1) * query.size);
  return {
    byStatus: Object.fromEntries(rows.map(({ status, records: number }) => [status, number])),
    isOnPage: inArray(worklist.record, page),
  };
}

/** Words are looked for once, for counts and page together. */
async function looked(
  work: Work,
  query: ParsedRecordQuery,
  seen: readonly Seeing[],
  words: readonly SQL[],
): Promise<Found> {
  const { transaction } = work;
  const scope = and(scopeOf(work, query, seen), ...words);
  const [found] = await queryRows<{ counts: Record<string, number> | null; page: string[] }>(
    transaction,
    sql`with found as materialized (
      select ${worklist.record} as record, ${worklist.status} as status, ${sortColumns[query.sort]} as value
      from ${worklist} where ${scope})
    select
      (select jsonb_object_agg(status, records)
        from (select status, count(*) as records from found group by status) as counted) as counts,
      to_jsonb(array(select record from found where ${statusCondition(query, sql`status`)}
        order by value ${directionOf(query)}, record limit ${query.size} offset ${(query.page - 1) * query.size})) as page`,
  );
  // As values: a cast of texts to ids is nothing that the database does before a policy has let a row through.
  return { byStatus: found?.counts ?? {}, isOnPage: inArray(worklist.record, found?.page ?? []) };
}

const statusCondition = ({ status }: ParsedRecordQuery, column: SQL): SQL =>
  status === undefined ? sql`${column} <> 'deleted'` : sql`${column} = ${status}`;

const directionOf = ({ order, sort }: ParsedRecordQuery): SQL =>
  // Where every row has a value, an index gives its order from either end.
  sql`${order === 'asc' ? sql`asc` : sql`desc`}${always.has(sort) ? sql`` : sql` nulls last`}`;

/** The order of a list, ties by id. */
export const orderOf = (query: ParsedRecordQuery) => [
  sql`${sortColumns[query.sort]} ${directionOf(query)}`,
  worklist.record,
];

/** Every word must be found; dots and dashes within numbers and codes do not matter. */
function searchConditions(search: string | undefined): SQL[] {
  const words = plainText(search ?? '')
    .split(' ')
    .filter(Boolean);
  return words.slice(0, 10).map((word) => {
    const literal = `%${escapeLike(word)}%`;
    const compact = `%${escapeLike(word.replace(/[.\-/]/g, '') || word)}%`;
    // A code is found without its dashes; in names they stand for something.
    const numbers = /\d/.test(word) ? sql` or replace(${searched}, '-', '') like ${compact}` : sql``;
    return sql`(${searched} like ${literal}
      or replace(lower(coalesce(${worklist.code}, '')), '-', '') like ${compact}${numbers})`;
  });
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
