import {
  type Bundle,
  brusselsDay,
  createStepModel,
  type Facts,
  getAt,
  type Instant,
  initialData,
  type SchemaValidator,
  type StepData,
  validateStep,
  visibleData,
} from '@greffe/definition';
import { decide, startRecord } from '../decide/decide.ts';
import { rowKey } from '../decide/run.ts';
import { compileWorkflow, type RecordMachine } from '../machine/compileWorkflow.ts';
import { project } from '../project/project.ts';
import { seesRecord } from '../project/sees.ts';
import { isDone, stepStatus } from '../state/snapshot.ts';
import type { Command, Decision, DecisionFacts, EntryRow, RecordSnapshot, Requester } from '../types.ts';
import { stepViewOf } from './stepView.ts';
import type { Actors, CaseAction, CaseAnswer, CaseDriver, CaseMessage } from './types.ts';

/** Validators by step. */
export type Validators = (step: string) => SchemaValidator;

interface EngineRecord {
  readonly machine: RecordMachine;
  readonly parent?: EngineRecord | undefined;
  /** Who started it: looks at it for the case, and is the author whom its data speak of. */
  readonly author: Requester;
  readonly people: ReturnType<Actors>;
  snapshot: RecordSnapshot;
  hasCode: boolean;
  readonly rows: Map<string, EntryRow>;
  /** By step, or by entry: what was saved last. */
  readonly drafts: Map<string, StepData>;
  /** By step: what was validated last. */
  readonly validated: Map<string, StepData>;
  readonly messages: CaseMessage[];
  /** Keys of the effects that were carried out. */
  readonly carriedOut: Set<string>;
}

type Accepted = Extract<Decision, { ok: true }>;

/** Compiled once a definition: stories make a thousand drivers of one. */
const compiled = new WeakMap<Bundle, Map<string, RecordMachine>>();

function machineOf(bundle: Bundle, recordType: string): RecordMachine {
  const machines = compiled.get(bundle) ?? new Map<string, RecordMachine>();
  compiled.set(bundle, machines);
  const machine = machines.get(recordType) ?? compileWorkflow(bundle, recordType);
  machines.set(recordType, machine);
  return machine;
}

/** Runs cases on validation and workflow alone: no server, no database, no clock but the case's. */
export function createEngineDriver(bundle: Bundle, actors: Actors, validators: Validators): CaseDriver {
  const records = new Map<string, EngineRecord>();
  const recordOf = (name: string): EngineRecord => {
    const record = records.get(name);
    if (!record) throw new RangeError(`The case has started no record "${name}".`);
    return record;
  };
  return {
    async create({ at, who, person, record: name, recordType, parent: parentName }) {
      const machine = machineOf(bundle, recordType);
      const parent = parentName === undefined ? undefined : recordOf(parentName);
      if (!machine.recordType.createdBy.includes(who)) return { refused: 'forbidden' };
      const refused = refusalOfParent(machine, parent);
      if (refused) return { refused };
      const author = requesterOf(who, person);
      const people = actors(who);
      const facts = {
        requester: author,
        errorCount: 0,
        steps: {},
        links: linksOf(machine, parent),
        entries: [],
      };
      const started = startRecord(machine, facts, at);
      const record: EngineRecord = {
        machine,
        parent,
        author,
        people,
        snapshot: started.snapshot,
        hasCode: false,
        rows: new Map(),
        drafts: new Map(
          machine.workflow.steps.map(({ id }) => [
            id,
            initialData(bundle, id, { ...people, today: brusselsDay(at) }),
          ]),
        ),
        validated: new Map(),
        messages: [],
        carriedOut: new Set(),
      };
      keep(record, started);
      records.set(name, record);
      return {};
    },

    async perform(action) {
      return perform(bundle, recordOf(action.record), action, validators);
    },

    async look(name, roles) {
      const record = recordOf(name);
      const { machine, snapshot, author } = record;
      const { status, steps } = project(machine, snapshot, author);
      const sees = (role: string) => seesRecord(machine, snapshot, factsOf(record, requesterOf(role)), role);
      return {
        status,
        hasCode: record.hasCode,
        steps: Object.fromEntries(steps.map((step) => [step.id, stepViewOf(step)])),
        messages: [...record.messages],
        sees: Object.fromEntries(roles.map((role) => [role, sees(role)])),
      };
    },
  };
}

const requesterOf = (role: string, label?: string): Requester => ({
  person: label === undefined ? role : `${role} ${label}`,
  roles: [role],
  isSystem: false,
});

const system: Requester = { roles: [], isSystem: true };

/** Why no record can be started from a parent, or without one; undefined where it can. */
function refusalOfParent({ workflow }: RecordMachine, parent: EngineRecord | undefined): string | undefined {
  const links = workflow.links.filter(({ kind }) => kind === 'parent');
  if (!parent) return links.length > 0 ? 'parentMissing' : undefined;
  const link = links.find(({ recordType }) => recordType === parent.machine.recordType.id);
  if (!link) return 'parentUnknown';
  return link.requires.every((step) => isDone(stepStatus(parent.snapshot, step))) ? undefined : 'parentWaits';
}

/** What a record's links show of its parent: validated data alone. */
function linksOf(machine: RecordMachine, parent: EngineRecord | undefined): DecisionFacts['links'] {
  if (!parent) return {};
  const mine = machine.workflow.links.filter(({ recordType }) => recordType === parent.machine.recordType.id);
  return Object.fromEntries(
    mine.map(({ id, shows }) => {
      const shown = Object.entries(shows).flatMap(([name, { step, pointer }]) => {
        const status = stepStatus(parent.snapshot, step);
        const isValid = status === 'validated' || status === 'locked';
        const value = isValid ? getAt(parent.validated.get(step) ?? {}, pointer) : undefined;
        return value === undefined ? [] : [[name, value] as const];
      });
      return [id, Object.fromEntries(shown)];
    }),
  );
}

function factsOf(record: EngineRecord, requester: Requester): DecisionFacts {
  return {
    requester,
    errorCount: 0,
    steps: Object.fromEntries(record.validated),
    links: linksOf(record.machine, record.parent),
    entries: [...record.rows.values()],
  };
}

function perform(
  bundle: Bundle,
  record: EngineRecord,
  action: CaseAction,
  validators: Validators,
): CaseAnswer {
  const { at, who, person, step, entry } = action;
  const isTime = action.do === 'wait' || action.do === 'acknowledge' || action.do === 'requestCorrections';
  const requester = isTime ? system : requesterOf(who, person);
  const target = entry === undefined ? (step ?? '') : `${step}/${entry}`;
  const draft = action.data ?? record.drafts.get(target) ?? {};
  const checked = check(bundle, record, action, draft, validators);
  const faults = checked && { errors: checked.errors, warnings: checked.warnings };
  if (!isTime && !mayLook(record, who, at)) return { refused: 'notFound', ...faults };
  const facts = {
    ...factsOf(record, requester),
    errorCount: checked?.errors.length ?? 0,
    ...(checked && { data: checked.data }),
  };
  const decision = decide(record.machine, record.snapshot, commandOf(action), facts, at);
  if (!decision.ok) {
    if (decision.elapsed) keep(record, decision.elapsed);
    const { code, cite } = decision.refusal;
    return { refused: code, ...(cite && { cite: cite.article }), ...faults };
  }
  if (checked) record.drafts.set(target, draft);
  if (checked && action.do === 'validate' && entry === undefined && step !== undefined)
    record.validated.set(step, checked.data);
  keep(record, decision);
  return { ...faults };
}

/** Time may have taken the record out of somebody's sight; what it did is kept only with what is then decided. */
function mayLook(record: EngineRecord, role: string, at: Instant): boolean {
  const facts = factsOf(record, system);
  const waited = decide(record.machine, record.snapshot, { type: 'wait' }, facts, at);
  return waited.ok && seesRecord(record.machine, waited.snapshot, facts, role);
}

/** The data of a save or a validation: what of it counts, and its faults. */
function check(
  bundle: Bundle,
  record: EngineRecord,
  action: CaseAction,
  draft: StepData,
  validators: Validators,
) {
  const { step } = action;
  if ((action.do !== 'save' && action.do !== 'validate') || step === undefined) return undefined;
  const facts: Facts = { today: brusselsDay(action.at), ...record.people };
  const found = validateStep(bundle, step, draft, facts, validators(step));
  return {
    data: visibleData(createStepModel(bundle, step).derive(draft, facts)),
    errors: found.filter(({ severity }) => severity === 'error'),
    warnings: found.filter(({ severity }) => severity === 'warning'),
  };
}

function commandOf({ do: type, step = '', entry, reason = '', text = '' }: CaseAction): Command {
  const target = { step, ...(entry !== undefined && { entry }) };
  switch (type) {
    case 'wait':
    case 'acknowledge':
    case 'requestCorrections':
      return { type };
    case 'unlock':
      return { type, reason, ...target };
    case 'annotate':
      return { type, text, ...target };
    case 'add':
      return { type, step, entry: entry ?? '' };
    case 'create':
      throw new RangeError('A record is started by the driver itself.');
    default:
      return { type, ...target };
  }
}

function keep(record: EngineRecord, { snapshot, effects, entries, removed }: Accepted): void {
  record.snapshot = snapshot;
  for (const row of removed) record.rows.delete(rowKey(row));
  for (const row of entries) record.rows.set(rowKey(row), row);
  for (const effect of effects) {
    // A server's table refuses it too: an effect that comes twice is a fault of the engine, not of the case.
    if (record.carriedOut.has(effect.key)) throw new Error(`The effect ${effect.key} was asked for twice.`);
    record.carriedOut.add(effect.key);
    if (effect.type === 'code') record.hasCode = true;
    if (effect.type === 'message') record.messages.push({ message: effect.message, to: effect.to });
  }
}
