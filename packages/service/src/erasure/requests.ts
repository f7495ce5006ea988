import { actorName, isUniqueViolation, queryRows, sql } from '@greffe/database';
import type { Bundle } from '@greffe/definition';
import { authorityOf } from '../access/ground.ts';
import type { ErasableRecord, ErasureOrder } from '../api/index.ts';
import { Problem } from '../problems/Problem.ts';
import { administers, type Work } from '../records/work.ts';
import { type Erasable, erasableView, findErasable, notErasable, refusalOf } from './erasable.ts';
import { eraseRecord } from './eraseRecord.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The definitions in force of the registries that the asker administers. @throws Problem 404 where there is none. */
export async function administered(work: Work): Promise<readonly Bundle[]> {
  if (!administers(work.memberships)) throw new Problem('notFound');
  const { bundles } = await authorityOf(work);
  return bundles.filter(({ id }) => administers(work.memberships, id));
}

/**
 * A record by its registration code or id, for whoever administers its registry.
 *
 * @throws Problem 404, alike for one that is not there and one of another registry.
 */
export async function lookAtRecord(work: Work, named: string): Promise<ErasableRecord> {
  const bundles = await administered(work);
  return erasableView(work, await findOne(work, bundles, named), bundles);
}

async function findOne(work: Work, bundles: readonly Bundle[], named: string): Promise<Erasable> {
  const text = named.trim();
  const id = text.toLowerCase();
  const which = uuid.test(id) ? sql`id = ${id}::uuid` : sql`code = ${text.toUpperCase()}`;
  const [found] = await findErasable(work, bundles, which);
  if (found === undefined || !bundles.some((bundle) => bundle.id === found.registry))
    throw new Problem('notFound');
  return found;
}

/**
 * Asks that a record be erased; another administrator does it.
 *
 * @throws Problem 404, 409 where it cannot be erased or was asked already, 422 without a reason.
 */
export async function askErasure(work: Work, { record, reason }: ErasureOrder): Promise<void> {
  const bundles = await administered(work);
  const found = await findOne(work, bundles, record);
  if (reason.trim() === '')
    throw new Problem('invalidData', { errors: [{ pointer: '/reason', code: 'required' }] });
  demandErasable(work, found, bundles);
  try {
    await queryRows(
      work.transaction,
      sql`insert into erasure_requests (record, registry, reason, asked_by)
        values (${found.id}::uuid, ${found.registry}, ${reason.trim()}, ${actorName(work.actor)})`,
    );
  } catch (error) {
    if (isUniqueViolation(error)) throw notErasable('asked');
    throw error;
  }
}

function demandErasable(work: Work, found: Erasable, bundles: readonly Bundle[]): void {
  const refusal = refusalOf(
    work,
    found,
    bundles.find(({ id }) => id === found.registry),
  );
  if (refusal !== undefined) throw notErasable(refusal, found);
}

interface Open extends Record<string, unknown> {
  readonly record: string;
  readonly reason: string;
  readonly askedBy: string;
}

/** Held to the end: of two at once, the second finds it ended. @throws Problem 404, 409 where it has ended. */
async function openRequest({ transaction }: Work, id: number): Promise<Open> {
  const [found] = await queryRows<Open & { isOpen: boolean }>(
    transaction,
    sql`select record, reason, asked_by as "askedBy", ended_at is null as "isOpen" from erasure_requests where id = ${id}`,
  );
  if (found === undefined) throw new Problem('notFound');
  const locked = await queryRows(
    transaction,
    sql`select 1 from erasure_requests where id = ${id} and ended_at is null for update`,
  );
  if (!found.isOpen || locked.length === 0) throw notErasable('ended');
  return found;
}

const endRequest = (work: Work, id: number, outcome: 'done' | 'withdrawn') =>
  queryRows(
    work.transaction,
    sql`update erasure_requests set ended_by = ${actorName(work.actor)}, outcome = ${outcome},
      ended_at = date_trunc('milliseconds', now()) where id = ${id}`,
  );

/** Erases what another administrator has asked for. @throws Problem 404, 409 for one's own and where it cannot be. */
export async function confirmErasure(work: Work, id: number): Promise<void> {
  const bundles = await administered(work);
  const { record, reason, askedBy } = await openRequest(work, id);
  if (askedBy === actorName(work.actor)) throw notErasable('own');
  const found = await findOne(work, bundles, record);
  demandErasable(work, found, bundles);
  await eraseRecord(work, found, { reason, askedBy });
  await endRequest(work, id, 'done');
}

/** Takes a request back, one's own or another's. @throws Problem 404, 409 where it has ended. */
export async function withdrawErasure(work: Work, id: number): Promise<void> {
  await administered(work);
  await openRequest(work, id);
  await endRequest(work, id, 'withdrawn');
}
