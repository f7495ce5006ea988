import {
  actorName,
  and,
  definitions,
  eq,
  recordLinks,
  records,
  registryStops,
  stepData,
  worklist,
} from '@greffe/database';
import { initialData } from '@greffe/definition';
import {
  type DecisionFacts,
  filledBy,
  type RecordSnapshot,
  recordStatus,
  startRecord,
} from '@greffe/workflow';
import type { RecordCreation, RecordView } from '../api/index.ts';
import type { LoadedDefinition } from '../definitions/DefinitionStore.ts';
import type { JobQueue } from '../ports.ts';
import { Problem } from '../problems/Problem.ts';
import { uuidv7 } from '../support/uuid.ts';
import { followAccess, grantAccess } from './access.ts';
import { doneBy } from './doneBy.ts';
import { appendEvents } from './events.ts';
import { formFacts } from './formFacts.ts';
import { firstLinkFacts } from './links.ts';
import { type LoadedRecord, loadRecord, type RecordRow } from './loadRecord.ts';
import { parentOf } from './parent.ts';
import { recordView } from './recordView.ts';
import { storeDecision } from './storeDecision.ts';
import { requesterOf, type Work } from './work.ts';
import { listedColumns, turnColumns } from './worklist.ts';

/**
 * Starts a record on the version in force.
 *
 * @throws Problem 403, alike for a registry that does not exist and one in which the asker may create nothing; 422 for
 * a parent that is missing, cannot be seen, or is not that far yet; 409 while the registry is stopped.
 */
export async function createRecord(
  work: Work,
  queue: JobQueue,
  creation: RecordCreation,
): Promise<RecordView> {
  if (work.actor.kind !== 'person') throw new Problem('forbidden');
  const { definition, recordType } = await allowedType(work, creation);
  const machine = definition.machine(recordType.id);
  const parent = await parentOf(work, machine, creation);
  const { now, ...facts } = await formFacts(work, creation.organisation, work.actor.id);
  const id = uuidv7(now.getTime());
  const at = { ...work, now };
  const requester = requesterOf(work, definition.bundle, creation);
  const decisionFacts = {
    requester,
    errorCount: 0,
    steps: {},
    links: parent === undefined ? {} : await firstLinkFacts(work, machine, parent, { id, createdAt: now }),
    entries: [],
  };
  const started = startRecord(machine, decisionFacts, now.toISOString());
  const opened = { machine, definition, row: { id, organisation: creation.organisation } };

  // Access first: the record's own row must already pass its policy. Who creates it sees it to the end of this.
  await grantAccess(at, opened, started.snapshot, decisionFacts, recordType.createdBy);
  const row = await insertRecord(at, id, creation, definition, started.snapshot, parent?.target);
  if (parent !== undefined)
    await work.transaction
      .insert(recordLinks)
      .values({ record: id, link: parent.link.id, target: parent.target.id });
  await insertSteps(
    at,
    { definition, recordType, machine, row, facts, snapshot: started.snapshot },
    decisionFacts.links,
  );
  const created = {
    type: 'created',
    at: now,
    actor: actorName(work.actor),
    isSystem: false,
    payload: {
      definition: definition.bundle.hash,
      recordType: recordType.id,
      facts,
      ...doneBy(work, { definition, row }),
      ...(parent === undefined ? {} : { parent: parent.target.id, links: decisionFacts.links }),
    },
  };
  const end = await appendEvents(work, row, [created]);
  const core = { row: { ...row, ...end }, definition, recordType, machine, requester };
  const begun: LoadedRecord = {
    ...core,
    facts,
    now,
    snapshot: started.snapshot,
    steps: new Map(),
    earlier: [],
  };
  await storeDecision(at, queue, begun, started, { isRevision: false });
  const after = await loadRecord(at, id, 'read', now);
  const view = await recordView(at, after);
  await followAccess(at, after);
  return view;
}

async function allowedType(work: Work, { registry, recordType, organisation }: RecordCreation) {
  // In the organisation itself, whatever the role's scope.
  const roles = work.memberships
    .filter((held) => held.registry === registry && held.organisation.number === organisation)
    .map(({ role }) => role);
  const [inForce] = await work.transaction
    .select({ hash: definitions.hash })
    .from(definitions)
    .where(and(eq(definitions.registry, registry), eq(definitions.inForce, true)));
  if (roles.length === 0 || inForce === undefined) throw new Problem('forbidden');
  const definition = await work.definitions.load(work.transaction, inForce.hash);
  const type = definition.bundle.recordTypes.find(({ id }) => id === recordType);
  if (type === undefined || !type.createdBy.some((role) => roles.includes(role)))
    throw new Problem('forbidden');
  await demandNotStopped(work, registry);
  return { definition, recordType: type };
}

/** @throws Problem 409 with the reason while an administrator has stopped the registry. */
async function demandNotStopped({ transaction }: Work, registry: string): Promise<void> {
  const [stop] = await transaction
    .select({ reason: registryStops.reason })
    .from(registryStops)
    .where(eq(registryStops.registry, registry));
  if (stop !== undefined) throw new Problem('registryStopped', { params: { reason: stop.reason } });
}

async function insertRecord(
  { transaction, now, actor, recordKeys }: Work,
  id: string,
  { registry, recordType, organisation }: RecordCreation,
  { bundle }: LoadedDefinition,
  snapshot: RecordSnapshot,
  parent: RecordRow | undefined,
): Promise<RecordRow> {
  const [row] = await transaction
    .insert(records)
    .values({
      id,
      registry,
      recordType,
      organisation,
      author: actorName(actor),
      createdAt: now,
      updatedAt: now,
      definition: bundle.hash,
      status: recordStatus(snapshot),
      snapshot,
      // Whom it is about is known from the start: he is the one of the record that it is started from.
      beneficiary: parent?.beneficiary ?? null,
      ownKey: parent?.ownKey ?? null,
      dataKey: await recordKeys.make(id),
    })
    .returning();
  if (row === undefined) throw new Error('A record that was inserted was not answered.');
  return row;
}

/** Each step begins with its initial values; entries of repeated ones get theirs when they are first looked at. */
async function insertSteps(
  { transaction, now }: Work,
  record: Pick<LoadedRecord, 'definition' | 'recordType' | 'machine' | 'row' | 'facts' | 'snapshot'>,
  links: DecisionFacts['links'],
): Promise<void> {
  const { definition, recordType, machine, row, facts } = record;
  const plain = machine.workflow.steps.filter(({ repeat }) => repeat === undefined);
  const drafts = plain.map(({ id: step }) => ({
    step,
    draft: filledBy(machine.workflow.links, links, step, initialData(definition.bundle, step, facts)),
  }));
  if (drafts.length > 0)
    await transaction
      .insert(stepData)
      .values(drafts.map(({ step, draft }) => ({ record: row.id, step, draft, savedAt: now })));
  const { id, registry, organisation, author, createdAt, updatedAt, status } = row;
  await transaction.insert(worklist).values({
    record: id,
    registry,
    recordType: recordType.id,
    organisation,
    author,
    createdAt,
    updatedAt,
    status,
    ...Object.assign({}, ...drafts.map(({ step, draft }) => listedColumns(recordType, step, draft))),
    ...turnColumns(record, record.snapshot),
  });
}
