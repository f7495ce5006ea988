import type { Instant, StepData } from '@greffe/definition';
import { type Command, recordStatus, stepStatus } from '@greffe/workflow';
import {
  begin,
  type Done,
  dataKey,
  heldOf,
  type MemoryAnswer,
  type MemoryGround,
  type MemoryRecords,
  machineOf,
  perform,
  roundOf,
} from '@greffe/workflow/memory';
import { fittingData } from './fittingData.ts';

/** Something done while a draft is tried. A trial is a list of them: it can be told again when the draft has changed. */
export type Deed =
  | {
      readonly kind: 'begin';
      readonly at: Instant;
      readonly role: string;
      readonly record: string;
      readonly recordType: string;
      readonly parent?: string | undefined;
    }
  | {
      readonly kind: 'command';
      readonly at: Instant;
      readonly role: string;
      readonly record: string;
      readonly command: Command;
      readonly data?: StepData | undefined;
    }
  /** What the receiver of a record answers. */
  | {
      readonly kind: 'receiver';
      readonly at: Instant;
      readonly record: string;
      readonly command: { readonly type: 'acknowledge' | 'requestCorrections' };
    }
  /** The clock was moved, or a deadline has passed. */
  | { readonly kind: 'time'; readonly at: Instant };

const system = { roles: [], isSystem: true } as const;

/** Who acts in a role: one invented person each, so that who validated is who may undo. */
export const requesterOf = (role: string) => ({ person: role, roles: [role], isSystem: false });

/** Does one thing. */
export function carryOut(ground: MemoryGround, records: MemoryRecords, deed: Deed): Done {
  const { at } = deed;
  switch (deed.kind) {
    case 'begin': {
      const { record: id, recordType, parent, role } = deed;
      return begin(ground, records, { id, recordType, parent, role, by: requesterOf(role), at });
    }
    case 'command': {
      const { record, command, data, role } = deed;
      return perform(ground, records, { record, command, data, by: requesterOf(role), at });
    }
    case 'receiver':
      return perform(ground, records, { record: deed.record, command: deed.command, by: system, at });
    case 'time':
      return { records: passTime(ground, records, at), answer: {} };
  }
}

function passTime(ground: MemoryGround, records: MemoryRecords, at: Instant): MemoryRecords {
  return [...records.keys()].reduce(
    (now, record) => perform(ground, now, { record, command: { type: 'wait' }, by: system, at }).records,
    records,
  );
}

/** A deed that the changed draft does not accept any more. */
export interface Undone {
  readonly deed: Deed;
  readonly answer: MemoryAnswer;
}

/** What came of a trial that was told again. */
export interface Told {
  readonly records: MemoryRecords;
  readonly undone: readonly Undone[];
}

/**
 * Tells a trial again, deed by deed, as far as the definition accepts it. What was typed is never lost with a refusal: where its step
 * still stands open, or opens later, it is there as a draft.
 */
export function* tellAgain(ground: MemoryGround, deeds: readonly Deed[]): Generator<void, Told> {
  let records: MemoryRecords = new Map();
  const undone: Undone[] = [];
  for (const told of deeds) {
    const deed = fitted(ground, told);
    const done = isPossible(ground, records, deed)
      ? carryOut(ground, records, deed)
      : { records, answer: { refused: 'recordUnknown' } };
    records = done.answer.refused === undefined ? done.records : withDraft(ground, done.records, deed);
    // A time of saving that has passed is no loss: what was typed is there.
    if (done.answer.refused !== undefined && !isSave(deed)) undone.push({ deed, answer: done.answer });
    yield;
  }
  return { records, undone };
}

const isSave = (deed: Deed) => deed.kind === 'command' && deed.command.type === 'save';

function isPossible({ bundle }: MemoryGround, records: MemoryRecords, deed: Deed): boolean {
  if (deed.kind === 'begin')
    return bundle.recordTypes.some(({ id }) => id === deed.recordType) && !records.has(deed.record);
  return deed.kind === 'time' || records.has(deed.record);
}

/** The deed with what it says of a step in the form that the step now has. */
function fitted({ bundle }: MemoryGround, deed: Deed): Deed {
  if (deed.kind !== 'command' || deed.data === undefined || !('step' in deed.command)) return deed;
  const { step } = deed.command;
  return Object.hasOwn(bundle.steps, step) ? { ...deed, data: fittingData(bundle, step, deed.data) } : deed;
}

function withDraft({ bundle }: MemoryGround, records: MemoryRecords, deed: Deed): MemoryRecords {
  if (deed.kind !== 'command' || deed.data === undefined || !('step' in deed.command)) return records;
  const record = records.get(deed.record);
  const { command, data } = deed;
  if (!record || !machineOf(bundle, record.recordType).step(command.step)) return records;
  const status = stepStatus(record.snapshot, command.step);
  if (status === 'validated' || status === 'locked' || recordStatus(record.snapshot) === 'deleted')
    return records;
  const key = dataKey(command, roundOf(record, command.step));
  const held = { ...heldOf(record, command), draft: data };
  return new Map(records).set(record.id, { ...record, data: new Map(record.data).set(key, held) });
}

/** The same records under the hash of a bundle in which only words are others. */
export function withWords(records: MemoryRecords, definition: string): MemoryRecords {
  return new Map(
    [...records].map(([id, record]) => [id, { ...record, snapshot: { ...record.snapshot, definition } }]),
  );
}

/** The trial with one more deed. What is typed again in the same place takes the place of what was typed before. */
export function withDeed(deeds: readonly Deed[], deed: Deed): readonly Deed[] {
  const last = deeds.at(-1);
  const isAgain =
    last !== undefined &&
    ((last.kind === 'time' && deed.kind === 'time') ||
      (isSave(last) && isSave(deed) && isSamePlace(last, deed)));
  return [...(isAgain ? deeds.slice(0, -1) : deeds), deed];
}

function isSamePlace(one: Deed, other: Deed): boolean {
  if (one.kind !== 'command' || other.kind !== 'command') return false;
  const place = ({ record, role, command }: typeof one) => JSON.stringify([record, role, command]);
  return place(one) === place(other);
}
