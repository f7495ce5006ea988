import {
  actorName,
  type Database,
  definitions,
  eq,
  memberships,
  studioDrafts,
  type Transaction,
  withActor,
} from '@greffe/database';
import { administratorRole } from '@greffe/definition';
import type { NewRegistry, RegistryGround } from '../api/index.ts';
import { lockRegistry, publisher } from '../definitions/force.ts';
import { newestShared } from '../definitions/sources.ts';
import type { Trial } from '../ports.ts';
import { Problem } from '../problems/Problem.ts';
import { administers, type Work } from '../records/work.ts';
import { createDraft } from './drafts.ts';

/** Who begins a registry: an administrator of any other. */
interface Founder {
  readonly person: string;
  /** Of their own role, and of the one that they get. */
  readonly organisation: string;
  /** Whether they administer every registry, and so this one already. */
  readonly isEverywhere: boolean;
}

/** What a new registry can be begun with. */
export async function registryGround(work: Work, trial?: Trial): Promise<RegistryGround> {
  return { shared: await newestShared(work.transaction), ...(trial && { people: [...trial.people()] }) };
}

/** Whoever asks, as the founder of a registry. @throws Problem 404 for who administers none. */
export function founderOf({ actor, memberships: held }: Work): Founder {
  const own = held.find(({ role }) => role === administratorRole);
  if (actor.kind !== 'person' || own === undefined) throw new Problem('notFound');
  return {
    person: actorName(actor),
    organisation: own.organisation.number,
    isEverywhere: held.some(({ role, registry }) => role === administratorRole && registry === '*'),
  };
}

/**
 * Makes the founder the administrator of a registry that nobody has. Drafts of others are invisible to the founder, so
 * that the publisher looks; what is granted is the one role, in the founder's own organisation.
 * @throws Problem 409 for a registry that exists, is being prepared, or in which somebody holds a role already.
 */
export function foundRegistry(database: Database, id: string, founder: Founder): Promise<void> {
  return withActor(database, publisher, async (transaction) => {
    await lockRegistry(transaction, id);
    await demandNew(transaction, id, founder);
    if (founder.isEverywhere || (await holdersOf(transaction, id)).length > 0) return;
    const { person, organisation } = founder;
    await transaction
      .insert(memberships)
      .values({ person, registry: id, role: administratorRole, organisation, grantedBy: person });
  });
}

/** The first draft of a registry that was founded, by its id. @throws Problem 409 when somebody was quicker. */
export async function firstDraft(work: Work, { id, name, files }: NewRegistry): Promise<string> {
  await lockRegistry(work.transaction, id);
  if (!administers(work.memberships, id)) throw new Problem('notFound');
  await demandNew(work.transaction, id, founderOf(work));
  return createDraft(work, { registry: id, from: 'empty', files, ...(name !== undefined && { name }) });
}

async function demandNew(transaction: Transaction, id: string, founder: Founder): Promise<void> {
  const published = await transaction
    .select({ hash: definitions.hash })
    .from(definitions)
    .where(eq(definitions.registry, id))
    .limit(1);
  const drafts = await transaction
    .select({ id: studioDrafts.id })
    .from(studioDrafts)
    .where(eq(studioDrafts.registry, id))
    .limit(1);
  // A role that was granted before belongs to another registry than the one that is begun: who begins it must not
  // become the administrator of those who hold it, unless that is what they are.
  const strangers = (await holdersOf(transaction, id)).filter(
    ({ person, role }) =>
      !(person === founder.person && role === administratorRole) &&
      (role === administratorRole || !founder.isEverywhere),
  );
  if (published.length + drafts.length + strangers.length > 0)
    throw new Problem('registryExists', { params: { registry: id } });
}

/** Every membership that a registry ever had. */
function holdersOf(transaction: Transaction, id: string) {
  return transaction
    .select({ person: memberships.person, role: memberships.role })
    .from(memberships)
    .where(eq(memberships.registry, id));
}
