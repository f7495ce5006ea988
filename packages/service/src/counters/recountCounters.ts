import { definitions, eq, queryRows, sql, withActor, withSightOf } from '@greffe/database';
import { type Bundle, type Counter, countersOf, type StepData } from '@greffe/definition';
import { claimOf } from '@greffe/workflow/count';
import { DefinitionStore } from '../definitions/DefinitionStore.ts';
import type { Ports } from '../ports.ts';
import { clockActor } from '../records/elapse.ts';

/** What a pool of a counter holds, beside what the records themselves say. */
export interface Recount {
  readonly counter: string;
  readonly pool: string;
  readonly limit: number;
  /** What is given, by the table of places. */
  readonly held: number;
  /** What should be: of the records as they were last sent. One that claims, and was never asked about, is in it. */
  readonly recounted: number;
  /** Claims that the next night treats. */
  readonly waiting: number;
}

interface SentRow extends Record<string, unknown> {
  readonly record: string;
  readonly organisation: string;
  readonly beneficiary: string;
  readonly data: StepData;
  readonly at: string;
}

interface KeptRow extends Record<string, unknown> {
  readonly record: string;
  /** Of those that were sent back neither pool nor weight is kept. */
  readonly pool: string | null;
  readonly weight: number | null;
  readonly claimedAt: string | null;
  readonly isGiven: boolean;
}

/**
 * Counts a registry's counters again from what its records were last sent with, by the definition in force. Changes nothing.
 * Of the night's code it shares what a record claims, which is the definition's own condition, and no query.
 * A record that is sent or deleted meanwhile may look like a difference: count again then. Undefined where no version is in force.
 */
export function recountCounters(
  { database, createSchemaValidator }: Pick<Ports, 'database' | 'createSchemaValidator'>,
  registry: string,
): Promise<readonly Recount[] | undefined> {
  return withActor(database, clockActor, async (transaction) => {
    const inForce = await transaction
      .select({ hash: definitions.hash, registry: definitions.registry })
      .from(definitions)
      .where(eq(definitions.inForce, true));
    const found = inForce.find((each) => each.registry === registry);
    if (found === undefined) return undefined;
    const { bundle } = await new DefinitionStore(createSchemaValidator).load(transaction, found.hash);
    const pools: Recount[] = [];
    for (const counter of countersOf(bundle)) pools.push(...(await recount(transaction, bundle, counter)));
    return pools;
  });
}

type Transaction = Parameters<typeof withSightOf>[0];

interface Figures {
  held: number;
  recounted: number;
  waiting: number;
}

async function recount(transaction: Transaction, bundle: Bundle, counter: Counter): Promise<Recount[]> {
  const sent: (SentRow & { readonly recordType: string; readonly step: string })[] = [];
  for (const { recordType, step } of counter.counts)
    for (const row of await sentOf(transaction, bundle, recordType, step))
      sent.push({ ...row, recordType, step });
  const { kept, hasBegun } = await keptOf(transaction, bundle, counter);
  const pools = new Map<string, Figures>();
  const figuresOf = (pool: string): Figures => {
    const figures = pools.get(pool) ?? { held: 0, recounted: 0, waiting: 0 };
    pools.set(pool, figures);
    return figures;
  };
  for (const { pool, weight, isGiven } of kept.values())
    if (pool !== null) figuresOf(pool)[isGiven ? 'held' : 'waiting'] += weight ?? 0;
  for (const { record, recordType, step, organisation, beneficiary, data, at } of sent) {
    const row = kept.get(record);
    const validatedAt = row?.claimedAt ?? at;
    const steps = { [step]: data };
    const claim = claimOf(bundle, counter, {
      record,
      recordType,
      steps,
      organisation,
      beneficiary,
      validatedAt,
    });
    // Nobody has asked yet for what was sent before the first night; who waits or was sent back holds nothing.
    const counts = row === undefined ? hasBegun : row.isGiven;
    if (claim !== undefined && counts) figuresOf(claim.pool).recounted += claim.weight;
  }
  return [...pools]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([pool, figures]) => ({ counter: counter.id, pool, limit: counter.limit, ...figures }));
}

function sentOf(
  transaction: Transaction,
  bundle: Bundle,
  recordType: string,
  step: string,
): Promise<readonly SentRow[]> {
  return queryRows<SentRow>(
    transaction,
    sql`with last as (
        select distinct on (record) record, validated from step_data
        where step = ${step} and entry = '' order by record, round desc
      )
      select r.id as record, r.organisation, coalesce(r.beneficiary::text, '') as beneficiary, l.validated as data,
        (select to_char(min(e.at) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from record_events e
          where e.record = r.id and e.step = ${step} and e.type = 'validated') as at
      from records r join last l on l.record = r.id
      where r.registry = ${bundle.id} and r.record_type = ${recordType} and l.validated is not null
        and r.status not in ('deleted', 'erased')`,
  );
}

function keptOf(transaction: Transaction, { id: registry }: Bundle, { id }: Counter) {
  return withSightOf(transaction, 'counters', async () => {
    const rows = await queryRows<KeptRow>(
      transaction,
      sql`select record, pool, weight, given_at is not null as "isGiven",
          to_char(claimed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "claimedAt"
        from counter_claims where registry = ${registry} and counter = ${id}
        union all
        select record, null, null, false, null from counter_refusals
        where registry = ${registry} and counter = ${id}`,
    );
    const begun = await queryRows(
      transaction,
      sql`select 1 from counter_begins where registry = ${registry} and counter = ${id}`,
    );
    return { kept: new Map(rows.map((row) => [row.record, row])), hasBegun: begun.length > 0 };
  });
}
