import { definitions, eq, queryRows, sql } from '@greffe/database';
import { type Bundle, type Counter, countersOf } from '@greffe/definition';
import { noticesDue, settle, totalsOf } from '@greffe/workflow/count';
import { DefinitionStore } from '../definitions/DefinitionStore.ts';
import { createRunAs, type RunAs } from '../http/runAs.ts';
import type { Ports } from '../ports.ts';
import { clockActor } from '../records/elapse.ts';
import type { Work } from '../records/work.ts';
import { beginCounting } from './beginCounting.ts';
import { counting } from './claims.ts';
import { sendBack } from './sendBack.ts';

export type CounterPorts = Pick<
  Ports,
  'database' | 'queue' | 'recordKeys' | 'clock' | 'createSchemaValidator'
>;

/** A counter of the definition in force. */
interface InForce {
  readonly bundle: Bundle;
  readonly counter: Counter;
}

/**
 * The night of the counters (CG-9): what was sent since the last one is given its place in the order of its validation, or
 * goes back to be corrected, and figures that were reached are noted to be told. May be killed at any point, run twice and
 * run on two servers at once: each does what is left to do. Answers how many records it treated.
 */
export async function settleCounters(ports: CounterPorts): Promise<number> {
  const runAs = createRunAs(ports, new DefinitionStore(ports.createSchemaValidator));
  let count = 0;
  for (const each of await runAs(clockActor, countersInForce)) count += await settleOne(runAs, ports, each);
  return count;
}

async function countersInForce({ transaction, definitions: store }: Work): Promise<readonly InForce[]> {
  const inForce = await transaction
    .select({ hash: definitions.hash })
    .from(definitions)
    .where(eq(definitions.inForce, true))
    .orderBy(definitions.registry);
  const found: InForce[] = [];
  for (const { hash } of inForce) {
    const { bundle } = await store.load(transaction, hash);
    for (const counter of countersOf(bundle)) found.push({ bundle, counter });
  }
  return found;
}

async function settleOne(runAs: RunAs, { queue }: CounterPorts, each: InForce): Promise<number> {
  const { given, refused } = await runAs(clockActor, async (work) => {
    await beginCounting(work, each.bundle, each.counter);
    return counting(work, () => give(work, each));
  });
  let count = given;
  for (const record of refused)
    if (await runAs(clockActor, (work) => sendBack(work, queue, each, record))) count += 1;
  return count;
}

interface ClaimRow extends Record<string, unknown> {
  readonly record: string;
  readonly pool: string;
  readonly weight: number;
  readonly validatedAt: string;
  readonly isGiven: boolean;
}

/** Gives the places that there are, one night at a time, and notes the figures that are to be told. */
async function give(work: Work, { bundle, counter }: InForce) {
  const { transaction, now } = work;
  const named = sql`registry = ${bundle.id} and counter = ${counter.id}`;
  await queryRows(
    transaction,
    sql`select pg_advisory_xact_lock(hashtextextended(${`counter ${bundle.id} ${counter.id}`}, 3))`,
  );
  const claims = await queryRows<ClaimRow>(
    transaction,
    sql`select record, pool, weight, claimed_at::text as "validatedAt", given_at is not null as "isGiven"
      from counter_claims where ${named}`,
  );
  const held = claims.filter(({ isGiven }) => isGiven);
  const { decided } = settle(counter.limit, held, claims);
  const accepted = decided.filter((each) => each.accepted).map(({ claim }) => claim);
  // One that was changed while this was counted asks anew, and waits for the next night.
  const given = await queryRows<{ record: string; pool: string; weight: number }>(
    transaction,
    sql`update counter_claims c set given_at = ${now.toISOString()}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(accepted)}::jsonb) as g (record uuid, pool text, weight integer)
      where ${named} and c.record = g.record and c.pool = g.pool and c.weight = g.weight and c.given_at is null
      returning c.record, c.pool, c.weight`,
  );
  for (const [pool, total] of totalsOf([...held, ...given]))
    await noteFigures(work, { bundle, counter }, pool, total);
  return {
    given: given.length,
    refused: decided.filter((each) => !each.accepted).map(({ claim }) => claim.record),
  };
}

async function noteFigures(
  { transaction, now }: Work,
  { bundle, counter }: InForce,
  pool: string,
  total: number,
): Promise<void> {
  if (counter.notices === undefined) return;
  const told = await queryRows<{ figure: number }>(
    transaction,
    sql`select figure from counter_figures
      where registry = ${bundle.id} and counter = ${counter.id} and pool = ${pool}`,
  );
  const figures = new Set(told.map(({ figure }) => figure));
  for (const figure of noticesDue(counter.notices, counter.limit, total, figures))
    await queryRows(
      transaction,
      sql`insert into counter_figures (registry, counter, pool, figure, at)
        values (${bundle.id}, ${counter.id}, ${pool}, ${figure}, ${now.toISOString()}::timestamptz)
        on conflict do nothing`,
    );
}
