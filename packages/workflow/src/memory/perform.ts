import {
  createStepModel,
  type Instant,
  initialData,
  type StepData,
  validateStep,
  visibleData,
} from '@greffe/definition';
import { refusalOf } from '../decide/allow.ts';
import { decide, startRecord } from '../decide/decide.ts';
import { nextDeadline } from '../decide/elapse.ts';
import { rowKey } from '../decide/run.ts';
import { filledBy } from '../project/filledBy.ts';
import { namedOrganisations } from '../project/named.ts';
import { seesRecord } from '../project/sees.ts';
import type { Command, Decision, DecisionFacts, Requester } from '../types.ts';
import { dataKey, factsAt, heldOf, roundOf, statusOf, validatedSteps } from './data.ts';
import { linksOf, otherBeneficiary, refusalOfParent } from './links.ts';
import { machineOf } from './machines.ts';
import type { Done, MemoryAnswer, MemoryData, MemoryGround, MemoryRecord, MemoryRecords } from './types.ts';

type Accepted = Extract<Decision, { ok: true }>;

export interface Beginning {
  /** Name of the new record. */
  readonly id: string;
  readonly recordType: string;
  /** Name of the record that it belongs to. */
  readonly parent?: string | undefined;
  readonly by: Requester;
  readonly role: string;
  readonly at: Instant;
}

/** Starts a record. Pure: what stood before stays as it is. */
export function begin(ground: MemoryGround, records: MemoryRecords, asked: Beginning): Done {
  const { id, recordType, at, by } = asked;
  const machine = machineOf(ground.bundle, recordType);
  const parent = asked.parent === undefined ? undefined : records.get(asked.parent);
  const isOffered = machine.recordType.createdBy.includes(asked.role);
  const refused = isOffered ? refusalOfParent(machine, parent) : 'forbidden';
  if (refused) return { records, answer: { refused } };
  const people = ground.actors(asked.role);
  const family = { id, recordType, ...(parent && { parent: parent.id }) };
  const links = linksOf(ground, records, family);
  const started = startRecord(machine, { requester: by, errorCount: 0, steps: {}, links, entries: [] }, at);
  const record: MemoryRecord = {
    ...family,
    author: by,
    people,
    snapshot: started.snapshot,
    rows: new Map(),
    data: new Map(),
    history: [],
    effects: [],
  };
  const plain = machine.workflow.steps.filter(({ repeat }) => repeat === undefined);
  const first = plain.map(({ id: step }): [string, MemoryData] => [
    dataKey({ step }, 1),
    {
      draft: filledBy(
        machine.workflow.links,
        links,
        step,
        initialData(ground.bundle, step, factsAt(record, at)),
      ),
    },
  ]);
  const kept = keep(ground, { ...record, data: new Map(first) }, started, by, at);
  return { records: new Map(records).set(id, kept), answer: {} };
}

export interface Asked {
  readonly record: string;
  readonly command: Command;
  readonly by: Requester;
  readonly at: Instant;
  /** With `save` and `validate`: what is typed; without it, what was saved last. */
  readonly data?: StepData | undefined;
}

const system: Requester = { roles: [], isSystem: true };

/**
 * Does what is asked of a record, or answers why not. What deadlines have done by then is kept either way. Pure.
 * @throws RangeError for a record that was never started.
 */
export function perform(ground: MemoryGround, records: MemoryRecords, asked: Asked): Done {
  const { command, by, at } = asked;
  const record = records.get(asked.record);
  if (!record) throw new RangeError(`No record "${asked.record}" was started.`);
  const machine = machineOf(ground.bundle, record.recordType);
  const checked = check(ground, records, record, asked);
  const faults: MemoryAnswer = checked ? { errors: checked.errors, warnings: checked.warnings } : {};
  if (checked && isSavedAgain(ground, records, record, asked))
    return { records: new Map(records).set(record.id, withTyped(record, asked, checked)), answer: faults };
  if (!by.isSystem && !mayLook(ground, records, record, by, at))
    return { records, answer: { refused: 'notFound', ...faults } };
  const facts: DecisionFacts = {
    ...memoryFacts(ground, records, record, by),
    errorCount: checked?.errors.length ?? 0,
    ...(checked && { data: checked.data }),
  };
  const decision = decide(machine, record.snapshot, command, facts, at);
  const put = (next: MemoryRecord) => new Map(records).set(record.id, next);
  if (!decision.ok) {
    const { code, params, cite } = decision.refusal;
    const answer = { refused: code, params, ...(cite && { cite: cite.article }), ...faults };
    const { elapsed } = decision;
    return { records: elapsed ? put(keep(ground, record, elapsed, system, at)) : records, answer };
  }
  const typed = checked ? withTyped(record, asked, checked) : taken(record, command);
  return { records: put(keep(ground, typed, decision, by, at)), answer: faults };
}

/** A draft that is saved once more changes nothing else, as long as nothing is due: there is nothing to decide. */
function isSavedAgain(
  ground: MemoryGround,
  records: MemoryRecords,
  record: MemoryRecord,
  { command, by, at }: Asked,
): boolean {
  if (command.type !== 'save' || statusOf(record, command) !== 'draft') return false;
  const { snapshot, rows } = record;
  const now = new Date(at).toISOString();
  const machine = machineOf(ground.bundle, record.recordType);
  const own = nextDeadline(machine, snapshot);
  const due = [...rows.values()].flatMap(({ deadline }) => deadline ?? []);
  if (now < snapshot.context.at || [...due, ...(own ? [own] : [])].some((each) => each <= now)) return false;
  const row =
    command.entry === undefined ? undefined : rows.get(dataKey(command, roundOf(record, command.step)));
  const facts = memoryFacts(ground, records, record, by);
  return (
    refusalOf({ machine, snapshot, requester: by }, command, row) === undefined &&
    by.roles.some((role) => seesRecord(machine, snapshot, facts, role))
  );
}

/** Everything that a decision on a record looks at. */
export function memoryFacts(
  ground: Pick<MemoryGround, 'bundle'>,
  records: MemoryRecords,
  record: MemoryRecord,
  requester: Requester,
): DecisionFacts {
  const steps = validatedSteps(ground, record);
  return {
    requester,
    errorCount: 0,
    steps,
    named: namedOrganisations(machineOf(ground.bundle, record.recordType), steps),
    links: linksOf(ground, records, record),
    entries: [...record.rows.values()],
  };
}

/** Time may have taken the record out of somebody's sight; what it did is kept only with what is then decided. */
function mayLook(
  ground: MemoryGround,
  records: MemoryRecords,
  record: MemoryRecord,
  { roles }: Requester,
  at: Instant,
): boolean {
  const machine = machineOf(ground.bundle, record.recordType);
  const facts = memoryFacts(ground, records, record, system);
  const waited = decide(machine, record.snapshot, { type: 'wait' }, facts, at);
  return waited.ok && roles.some((role) => seesRecord(machine, waited.snapshot, facts, role));
}

/** The data of a save or a validation: as typed, what of it counts, and its faults. */
function check(
  ground: MemoryGround,
  records: MemoryRecords,
  record: MemoryRecord,
  { command, data, at }: Asked,
) {
  if (command.type !== 'save' && command.type !== 'validate') return undefined;
  const { bundle, validators } = ground;
  // A step that the record type does not have is refused with its name.
  if (!machineOf(bundle, record.recordType).step(command.step)) return undefined;
  const held = heldOf(record, command);
  const draft = data ?? held?.draft ?? held?.validated ?? {};
  const facts = factsAt(record, at);
  const found = validateStep(bundle, command.step, draft, facts, validators(command.step));
  const counts = visibleData(createStepModel(bundle, command.step).derive(draft, facts));
  const errors = found.filter(({ severity }) => severity === 'error');
  return {
    draft,
    data: counts,
    errors:
      errors.length === 0 && command.type === 'validate'
        ? otherBeneficiary(ground, records, record, command.step, counts)
        : errors,
    warnings: found.filter(({ severity }) => severity === 'warning'),
  };
}

function withTyped(
  record: MemoryRecord,
  { command }: Asked,
  { draft, data }: { readonly draft: StepData; readonly data: StepData },
): MemoryRecord {
  if (command.type !== 'save' && command.type !== 'validate') return record;
  const held = { ...heldOf(record, command), draft };
  const next = command.type === 'validate' ? { ...held, validated: data } : held;
  const key = dataKey(command, roundOf(record, command.step));
  return { ...record, data: new Map(record.data).set(key, next) };
}

/** What was undone was never sent; a correction keeps what was sent until it is replaced. */
function taken(record: MemoryRecord, command: Command): MemoryRecord {
  if (command.type !== 'undo') return record;
  const { validated: _, ...typed } = heldOf(record, command) ?? {};
  const key = dataKey(command, roundOf(record, command.step));
  return { ...record, data: new Map(record.data).set(key, typed) };
}

/** Keeps what was decided. @throws Error for an effect that comes twice: a fault of the engine. */
function keep(
  { bundle }: MemoryGround,
  record: MemoryRecord,
  { snapshot, events, effects, entries, removed }: Accepted,
  by: Requester,
  at: Instant,
): MemoryRecord {
  const rows = new Map(record.rows);
  for (const row of removed) rows.delete(rowKey(row));
  for (const row of entries) rows.set(rowKey(row), row);
  const known = new Set(record.effects.map(({ key }) => key));
  for (const { key } of effects) {
    // A server's table refuses it too.
    if (known.has(key)) throw new Error(`The effect ${key} was asked for twice.`);
    known.add(key);
  }
  const data = new Map(record.data);
  const after = { ...record, snapshot };
  const { workflow } = machineOf(bundle, record.recordType);
  for (const { id: step, repeat } of workflow.steps) {
    const round = roundOf(after, step);
    // A new round begins as a record does. What the last one held stays as its own.
    if (repeat || round === roundOf(record, step)) continue;
    data.set(dataKey({ step }, round), { draft: initialData(bundle, step, factsAt(record, at)) });
  }
  return {
    ...after,
    rows,
    data,
    history: [
      ...record.history,
      ...events.map((event) => ({ event, by: isOwn(event.at, at) ? by : system })),
    ],
    effects: [...record.effects, ...effects.map((effect) => ({ ...effect, at: snapshot.context.at }))],
  };
}

/** What happened before it was asked for was done by time. */
const isOwn = (happened: Instant, asked: Instant): boolean => happened >= new Date(asked).toISOString();
