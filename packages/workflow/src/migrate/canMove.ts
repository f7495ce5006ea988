import { type Bundle, type FieldError, type Instant, type StepData, validateStep } from '@greffe/definition';
import { compareVersions } from '@greffe/definition/migrate';
import { decide } from '../decide/decide.ts';
import { recordStatus, stepContext, stepStatus } from '../state/snapshot.ts';
import type { Decision, DecisionFacts, RecordSnapshot } from '../types.ts';
import { type LeftBehind, type MigratedRows, migrateRows, migrateRowsBack } from './migrateRows.ts';
import { migrateSnapshot, newerNames, olderNames, type StepNames } from './migrateSnapshot.ts';
import type {
  DataRow,
  KeptRow,
  MovableRecord,
  Move,
  MoveCheck,
  MoveNote,
  MoveReason,
  VersionParts,
} from './types.ts';

/**
 * Whether a record can be moved to another version, and all that the move would do. Pure: nothing is changed. What was
 * validated stays valid in the newer version, or the record stays where it is.
 */
export function canMove(record: MovableRecord, move: Move, now: Instant): MoveCheck {
  const { from, to, operations } = move;
  const reasons = whyNotNow(record, now);
  if (compareVersions(to.bundle.version, from.bundle.version) < 0) reasons.push({ code: 'older' });
  if (reasons.length > 0) return { ok: false, reasons };
  const rows = migrateRows(record.rows, operations, to, isPresentIn(record.snapshot, from));
  return judge(record, move, newerNames(operations), olderNames(operations), rows, now);
}

/** What a move wrote down, for the way back. */
export interface MovedBefore {
  readonly kept: readonly KeptRow[];
  /** The state in the older version. */
  readonly before: RecordSnapshot;
}

/** As `canMove`, for the way back to the version that a record was moved from: `move` is the one that was made. */
export function canMoveBack(
  record: MovableRecord,
  { from: older, to: newer, operations }: Move,
  { kept, before }: MovedBefore,
  now: Instant,
): MoveCheck {
  const reasons = whyNotNow(record, now);
  if (reasons.length > 0) return { ok: false, reasons };
  const isPresent = isPresentIn(record.snapshot, newer);
  const rows = migrateRowsBack(record.rows, operations, kept, older, isPresent);
  return judge(
    record,
    { from: newer, to: older },
    olderNames(operations),
    newerNames(operations),
    rows,
    now,
    before,
  );
}

/** What stands in the way whatever the other version says. */
function whyNotNow({ snapshot, entries, deadline }: MovableRecord, now: Instant): MoveReason[] {
  const status = recordStatus(snapshot);
  if (status === 'deleted' || status === 'sending') return [{ code: status }];
  // What is due happens first, in the version in which it was announced.
  if (deadline !== undefined && deadline <= now) return [{ code: 'deadline' }];
  const open = Object.entries(snapshot.context.steps).flatMap(([step, { until }]): MoveReason[] =>
    until !== undefined && stepStatus(snapshot, step) === 'validated'
      ? [{ code: 'window', step, until }]
      : [],
  );
  const ofEntries = entries.flatMap((row): MoveReason[] =>
    row.status === 'validated' && row.deadline !== undefined && row.round === roundIn(snapshot, row.step)
      ? [{ code: 'window', step: row.step, until: row.deadline }]
      : [],
  );
  return [...open, ...ofEntries];
}

const roundIn = (snapshot: RecordSnapshot, step: string) => snapshot.context.steps[step]?.round;

const isPresentIn =
  (snapshot: RecordSnapshot, { machine }: VersionParts) =>
  ({ step, round, entry }: DataRow): boolean =>
    entry === '' && machine.step(step)?.repeat === undefined && (roundIn(snapshot, step) ?? round) === round;

function judge(
  record: MovableRecord,
  { from, to }: Omit<Move, 'operations'>,
  nameAfter: StepNames,
  nameBefore: StepNames,
  { rows, kept, left }: MigratedRows,
  now: Instant,
  aside?: RecordSnapshot,
): MoveCheck {
  const placed = migrateSnapshot(from.machine, to.machine, record.snapshot, nameBefore, now, aside);
  const reasons = [
    ...changedRepeats(from, to, nameBefore, record.snapshot),
    ...unknownOutcomes(placed, to),
    ...left.filter((one) => one.isLost && counts(one, placed, record, nameBefore)).map(valueReason),
  ];
  if (reasons.length > 0) return { ok: false, reasons };
  const entries = record.entries.map((row) => ({ ...row, step: nameAfter(row.step) }));
  const invalid = rows.flatMap((row): MoveReason[] => {
    const address = { row, layer: 'validated' as const };
    if (!row.validated || !to.machine.step(row.step) || !counts(address, placed, record, nameBefore))
      return [];
    const old = record.rows.find((one) => isSameRow(one, { ...row, step: nameBefore(row.step) }))?.validated;
    const errors = newErrors(
      record,
      from,
      to,
      { id: row.step, before: nameBefore(row.step) },
      old,
      row.validated,
    );
    return errors.length > 0
      ? [{ code: 'invalid', step: row.step, ...(row.entry !== '' && { entry: row.entry }), errors }]
      : [];
  });
  if (invalid.length > 0) return { ok: false, reasons: invalid };
  const facts: DecisionFacts = {
    requester: { roles: [], isSystem: true },
    errorCount: 0,
    steps: validatedData(rows, placed),
    links: record.links,
    entries,
  };
  const decision = decide(to.machine, placed, { type: 'wait' }, facts, now);
  if (!decision.ok) throw new Error('Waiting was refused.');
  const dropped = left.map(({ step, pointer }): MoveNote => ({ code: 'dropped', step, pointer }));
  const notes = [
    ...dropped,
    ...asides(record, to, nameAfter),
    ...askedAnew(record, from, to, nameBefore, rows, decision.snapshot),
    ...moves(record.snapshot, decision, nameBefore),
  ];
  return { ok: true, notes: uniqueNotes(notes), rows, entries, kept, placed, decision };
}

const uniqueNotes = (notes: readonly MoveNote[]) => [
  ...new Map(notes.map((note) => [JSON.stringify(note), note])).values(),
];

const valueReason = ({ step, pointer }: LeftBehind): MoveReason => ({ code: 'value', step, pointer });

const isSameRow = (one: DataRow, other: DataRow) =>
  one.step === other.step && one.round === other.round && one.entry === other.entry;

/** Whether data of a row are validated and in force: of the present round, and of a step that is not skipped. */
function counts(
  { row, layer }: Pick<LeftBehind, 'row' | 'layer'>,
  placed: RecordSnapshot,
  record: MovableRecord,
  nameBefore: StepNames,
): boolean {
  if (layer !== 'validated' || roundIn(placed, row.step) !== row.round) return false;
  const before = nameBefore(row.step);
  const entry = record.entries.find(
    (one) => one.step === before && one.round === row.round && one.entry === row.entry,
  );
  const status = entry ? entry.status : stepStatus(placed, row.step);
  return status === 'validated' || status === 'locked';
}

/** An entry or a step cannot become the other, and a schedule that has begun is kept. */
function changedRepeats(
  from: VersionParts,
  to: VersionParts,
  nameBefore: StepNames,
  snapshot: RecordSnapshot,
): MoveReason[] {
  return to.machine.workflow.steps.flatMap((step): MoveReason[] => {
    const before = from.machine.step(nameBefore(step.id));
    if (!before || before.repeat?.kind === step.repeat?.kind) return [];
    const own = stepContext(snapshot, before.id);
    const isUntouched =
      !own.isBegun &&
      own.validations === 0 &&
      own.round === 1 &&
      !before.repeat &&
      stepStatus(snapshot, before.id) === 'waiting';
    return isUntouched ? [] : [{ code: 'repeatChanged', step: step.id }];
  });
}

function unknownOutcomes(placed: RecordSnapshot, { machine }: VersionParts): MoveReason[] {
  return machine.workflow.steps.flatMap((step): MoveReason[] => {
    const { outcome } = stepContext(placed, step.id);
    if (outcome === undefined || step.outcomes.some(({ id }) => id === outcome)) return [];
    return [{ code: 'outcome', step: step.id, outcome }];
  });
}

/** Faults that a step's data have in one version and had not in the other: what was accepted is not judged again. */
function newErrors(
  { facts }: MovableRecord,
  from: VersionParts,
  to: VersionParts,
  step: { readonly id: string; readonly before: string },
  old: StepData | undefined,
  data: StepData,
): readonly FieldError[] {
  const faults = (version: VersionParts, id: string, values: StepData) =>
    validateStep(version.bundle, id, values, facts, version.validator(id)).filter(
      ({ severity }) => severity === 'error',
    );
  const known = old && hasStep(from.bundle, step.before) ? faults(from, step.before, old) : [];
  const name = ({ pointer, code, params }: FieldError) => `${pointer} ${code} ${params.rule ?? ''}`;
  const names = new Set(known.map(name));
  return faults(to, step.id, data).filter((error) => !names.has(name(error)));
}

const hasStep = (bundle: Bundle, step: string) => Object.hasOwn(bundle.steps, step);

/** Validated data of the present round, by step: what conditions read. */
function validatedData(rows: readonly DataRow[], placed: RecordSnapshot): Record<string, StepData> {
  return Object.fromEntries(
    rows.flatMap(({ step, round, entry, validated }) =>
      validated && entry === '' && roundIn(placed, step) === round ? [[step, validated]] : [],
    ),
  );
}

function asides({ snapshot }: MovableRecord, { machine }: VersionParts, nameAfter: StepNames): MoveNote[] {
  return Object.keys(snapshot.context.steps)
    .filter((step) => !machine.step(nameAfter(step)))
    .map((step) => ({ code: 'aside', step }));
}

/** What a step that is being filled asks for now, and did not ask for before. */
function askedAnew(
  record: MovableRecord,
  from: VersionParts,
  to: VersionParts,
  nameBefore: StepNames,
  rows: readonly DataRow[],
  snapshot: RecordSnapshot,
): MoveNote[] {
  return rows.flatMap((row) => {
    const status = stepStatus(snapshot, row.step);
    const isBeingFilled = row.entry === '' && roundIn(snapshot, row.step) === row.round && status === 'draft';
    if (!isBeingFilled) return [];
    const before = nameBefore(row.step);
    const old = record.rows.find((one) => isSameRow(one, { ...row, step: before }))?.draft;
    const errors = newErrors(record, from, to, { id: row.step, before }, old, row.draft ?? {});
    return errors
      .filter(({ code }) => code === 'required')
      .map(({ pointer }): MoveNote => ({ code: 'asked', step: row.step, pointer }));
  });
}

/** Steps that stand elsewhere than they stood, and a record that goes on. */
function moves(
  before: RecordSnapshot,
  { snapshot }: Extract<Decision, { ok: true }>,
  nameBefore: StepNames,
): MoveNote[] {
  const steps = Object.keys(snapshot.context.steps).flatMap((step): MoveNote[] => {
    const [from, to] = [stepStatus(before, nameBefore(step)), stepStatus(snapshot, step)];
    if (from === to || to === undefined) return [];
    return [{ code: 'status', step, ...(from && { from }), to }];
  });
  const isReopened = recordStatus(before) === 'closed' && recordStatus(snapshot) !== 'closed';
  return isReopened ? [...steps, { code: 'reopened' }] : steps;
}
