import {
  actorName,
  and,
  definitions,
  eq,
  recordAccess,
  records,
  roleSubject,
  stepData,
  worklist,
} from '@greffe/database';
import { initialData } from '@greffe/definition';
import { startRecord } from '@greffe/workflow';
import type { RecordCreation, RecordView } from '../api/index.ts';
import { Problem } from '../problems/Problem.ts';
import { uuidv7 } from '../support/uuid.ts';
import { appendEvents } from './events.ts';
import { factsFor, loadRecord } from './loadRecord.ts';
import { recordView } from './recordView.ts';
import { rolesIn, rolesWithAccess, type Work } from './work.ts';
import { listedColumns } from './worklist.ts';

/**
 * Starts a record on the version in force.
 *
 * @throws Problem 403, alike for a registry that does not exist and one in which the asker may create nothing.
 */
export async function createRecord(work: Work, creation: RecordCreation): Promise<RecordView> {
  const { transaction, now } = work;
  if (work.actor.kind !== 'person') throw new Problem('forbidden');
  const author = work.actor.id;
  const { definition, recordType } = await allowedType(work, creation);
  const machine = definition.machine(recordType.id);
  const snapshot = startRecord(machine);
  const id = uuidv7(now.getTime());
  const { registry, organisation } = creation;
  const facts = await factsFor(work, organisation, author);

  // Access first: the record's own row must already pass its policy.
  await transaction.insert(recordAccess).values([
    ...rolesWithAccess(recordType, machine).map((role) => ({
      record: id,
      subject: roleSubject(organisation, registry, role),
    })),
    { record: id, subject: 'system:receiver' },
  ]);
  const common = {
    registry,
    recordType: recordType.id,
    organisation,
    author,
    createdAt: now,
    updatedAt: now,
  };
  await transaction.insert(records).values({
    id,
    ...common,
    definition: definition.bundle.hash,
    status: 'open',
    snapshot,
  });
  let listed: Partial<typeof worklist.$inferInsert> = {};
  for (const { id: step } of machine.workflow.steps) {
    const draft = initialData(definition.bundle, step, facts);
    listed = { ...listed, ...listedColumns(recordType, step, draft) };
    await transaction.insert(stepData).values({ record: id, step, draft, savedAt: now });
  }
  await transaction.insert(worklist).values({ record: id, ...common, status: 'open', ...listed });
  const end = await appendEvents(transaction, id, { eventCount: 0, eventHead: '' }, [
    {
      type: 'created',
      at: now,
      actor: actorName(work.actor),
      isSystem: false,
      payload: { definition: definition.bundle.hash, recordType: recordType.id, facts },
    },
  ]);
  await transaction.update(records).set(end).where(eq(records.id, id));
  return recordView(work, await loadRecord(work, id, 'read'));
}

async function allowedType(work: Work, { registry, recordType, organisation }: RecordCreation) {
  const roles = rolesIn(work.memberships, registry, organisation);
  const [inForce] = await work.transaction
    .select({ hash: definitions.hash })
    .from(definitions)
    .where(and(eq(definitions.registry, registry), eq(definitions.inForce, true)));
  if (roles.length === 0 || inForce === undefined) throw new Problem('forbidden');
  const definition = await work.definitions.load(work.transaction, inForce.hash);
  const type = definition.bundle.recordTypes.find(({ id }) => id === recordType);
  if (type === undefined || !type.createdBy.some((role) => roles.includes(role)))
    throw new Problem('forbidden');
  return { definition, recordType: type };
}
