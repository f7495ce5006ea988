import { queryRows, sql, withSightOf } from '@greffe/database';
import { type Counter, countersOf, type StepData } from '@greffe/definition';
import { type Claim, claimOf } from '@greffe/workflow/count';
import { Problem } from '../problems/Problem.ts';
import type { LoadedRecord } from '../records/loadRecord.ts';
import type { Work } from '../records/work.ts';

/** A record's claim as it is kept. */
interface KeptClaim {
  readonly counter: string;
  readonly pool: string;
  readonly weight: number;
  readonly claimedAt: string;
}

/** What counters keep is seen by the engine alone; a command touches it in the engine's name. */
export const counting = <Result>({ transaction }: Work, run: () => Promise<Result>): Promise<Result> =>
  withSightOf(transaction, 'counters', run);

/**
 * Asks the counters for places with what a step is validated with, in the command's transaction. A record that claims what it
 * claimed before keeps its place, or its turn; what it claims no more is free at once.
 *
 * @throws Problem 422 at the counter's field where the last night left no room and the definition refuses then (CG-11).
 */
export async function claimPlaces(
  work: Work,
  record: LoadedRecord,
  step: string,
  data: StepData,
): Promise<void> {
  const { row, definition } = record;
  const counters = countersOf(definition.bundle).filter(({ counts }) =>
    counts.some((source) => source.recordType === row.recordType && source.step === step),
  );
  if (counters.length === 0) return;
  await counting(work, async () => {
    const kept = await claimsOf(work, row.id);
    await forgetRefusals(work, row.id);
    for (const counter of counters) {
      const before = kept.find((claim) => claim.counter === counter.id);
      const asked = (validatedAt: string) =>
        claimOf(definition.bundle, counter, {
          record: row.id,
          recordType: row.recordType,
          steps: { [step]: data },
          organisation: row.organisation,
          beneficiary: row.beneficiary ?? '',
          validatedAt,
        });
      if (before !== undefined && isSame(before, asked(before.claimedAt))) continue;
      if (before !== undefined) await drop(work, row.id, counter.id);
      const claim = asked(work.now.toISOString());
      if (claim === undefined) continue;
      await demandRoom(work, record, counter, claim, step);
      await queryRows(
        work.transaction,
        sql`insert into counter_claims (registry, counter, record, organisation, pool, weight, claimed_at)
          values (${definition.bundle.id}, ${counter.id}, ${row.id}::uuid, ${row.organisation}, ${claim.pool},
            ${claim.weight}, ${claim.validatedAt}::timestamptz)`,
      );
    }
  });
}

/** Frees what a deleted record held. */
export async function freePlaces(work: Work, { row, definition }: LoadedRecord): Promise<void> {
  if (countersOf(definition.bundle).length === 0) return;
  await counting(work, async () => {
    await queryRows(work.transaction, sql`delete from counter_claims where record = ${row.id}::uuid`);
    await forgetRefusals(work, row.id);
  });
}

/** How much of a pool is given, a record's own place aside. */
export async function givenIn(
  { transaction }: Work,
  registry: string,
  counter: string,
  pool: string,
  besides: string,
): Promise<number> {
  const [found] = await queryRows<{ total: number }>(
    transaction,
    sql`select coalesce(sum(weight), 0)::int as total from counter_claims
      where registry = ${registry} and counter = ${counter} and pool = ${pool} and given_at is not null
        and record <> ${besides}::uuid`,
  );
  return found?.total ?? 0;
}

async function demandRoom(
  work: Work,
  { row, definition }: LoadedRecord,
  { id, limit, whenFull, at }: Counter,
  { pool, weight }: Claim,
  step: string,
): Promise<void> {
  if (whenFull !== 'refuse') return;
  const given = await givenIn(work, definition.bundle.id, id, pool, row.id);
  if (given + weight <= limit) return;
  throw new Problem('invalidData', {
    errors: [
      {
        pointer: at,
        severity: 'error',
        code: 'counterFull',
        params: { limit },
        message: `counter.${id}.full`,
      },
    ],
    step: { definition: row.definition, step },
  });
}

function claimsOf({ transaction }: Work, record: string): Promise<readonly KeptClaim[]> {
  return queryRows<KeptClaim & Record<string, unknown>>(
    transaction,
    sql`select counter, pool, weight,
        to_char(claimed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "claimedAt"
      from counter_claims where record = ${record}::uuid for update`,
  );
}

const isSame = (kept: KeptClaim, claim: Claim | undefined): boolean =>
  kept.pool === claim?.pool && kept.weight === claim.weight;

async function drop({ transaction }: Work, record: string, counter: string): Promise<void> {
  await queryRows(
    transaction,
    sql`delete from counter_claims where record = ${record}::uuid and counter = ${counter}`,
  );
}

async function forgetRefusals({ transaction }: Work, record: string): Promise<void> {
  await queryRows(transaction, sql`delete from counter_refusals where record = ${record}::uuid`);
}
