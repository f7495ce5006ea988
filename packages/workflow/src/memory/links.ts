import { type FieldError, getAt, type Link, type StepData } from '@greffe/definition';
import type { RecordMachine } from '../machine/compileWorkflow.ts';
import { isDone, recordStatus, stepStatus } from '../state/snapshot.ts';
import type { DecisionFacts } from '../types.ts';
import { heldOf } from './data.ts';
import { machineOf } from './machines.ts';
import type { MemoryGround, MemoryRecord, MemoryRecords } from './types.ts';

/** Why no record can be started from a parent, or without one; undefined where it can. */
export function refusalOfParent(
  { workflow }: RecordMachine,
  parent: MemoryRecord | undefined,
): string | undefined {
  const links = workflow.links.filter(({ kind }) => kind === 'parent');
  if (!parent) return links.length > 0 ? 'parentMissing' : undefined;
  const link = links.find(({ recordType }) => recordType === parent.recordType);
  if (!link || recordStatus(parent.snapshot) === 'deleted') return 'parentUnknown';
  return link.requires.every((step) => isDone(stepStatus(parent.snapshot, step))) ? undefined : 'parentWaits';
}

/** What a record's links show of others: validated data alone. A link that leads to none is absent. */
export function linksOf(
  { bundle }: Pick<MemoryGround, 'bundle'>,
  records: MemoryRecords,
  record: Pick<MemoryRecord, 'id' | 'recordType' | 'parent'>,
): DecisionFacts['links'] {
  const { links } = machineOf(bundle, record.recordType).workflow;
  return Object.fromEntries(
    links.flatMap((link) => {
      const target = targetOf({ bundle }, records, record, link);
      return target ? [[link.id, shownOf(target, link)] as const] : [];
    }),
  );
}

function targetOf(
  ground: Pick<MemoryGround, 'bundle'>,
  records: MemoryRecords,
  { id, parent }: Pick<MemoryRecord, 'id' | 'parent'>,
  { kind, recordType }: Link,
): MemoryRecord | undefined {
  if (kind === 'parent') {
    const target = records.get(parent ?? '');
    return target?.recordType === recordType ? target : undefined;
  }
  const record = records.get(id);
  const number = beneficiaryOf(ground, records, record ?? records.get(parent ?? ''));
  if (number === undefined) return undefined;
  const all = [...records.values()];
  const own = all.findIndex((one) => one.id === id);
  // A record that is only about to be started comes after all others.
  const before = own === -1 ? all : all.slice(0, own);
  return before.findLast(
    (one) =>
      one.recordType === recordType &&
      recordStatus(one.snapshot) !== 'deleted' &&
      beneficiaryOf(ground, records, one) === number,
  );
}

/**
 * By whom a record's beneficiary is known: the number once it was sent, before that as of the record that it was started
 * from. Somebody without a number is known by the first of his records.
 */
function beneficiaryOf(
  ground: Pick<MemoryGround, 'bundle'>,
  records: MemoryRecords,
  record: MemoryRecord | undefined,
): unknown {
  if (record === undefined) return undefined;
  const { beneficiary } = machineOf(ground.bundle, record.recordType).recordType;
  const sent = heldOf(record, { step: beneficiary.step })?.validated;
  const number = sent && getAt(sent, beneficiary.niss);
  const parent = records.get(record.parent ?? '');
  if (number !== undefined) return number;
  if (parent) return beneficiaryOf(ground, records, parent);
  return sent && getAt(sent, beneficiary.hasNoNiss) === true ? `${record.id}'s` : undefined;
}

/** The fault of a record that is sent for somebody else than the one that it was started from. */
export function otherBeneficiary(
  ground: Pick<MemoryGround, 'bundle'>,
  records: MemoryRecords,
  { parent, recordType }: Pick<MemoryRecord, 'parent' | 'recordType'>,
  step: string,
  data: StepData,
): FieldError[] {
  const { beneficiary } = machineOf(ground.bundle, recordType).recordType;
  const known = beneficiaryOf(ground, records, records.get(parent ?? ''));
  if (known === undefined || beneficiary.step !== step) return [];
  const hasNone = getAt(data, beneficiary.hasNoNiss) === true;
  const isSame = hasNone ? String(known).endsWith("'s") : getAt(data, beneficiary.niss) === known;
  if (isSame) return [];
  return [{ pointer: beneficiary.niss, severity: 'error', code: 'otherBeneficiary', params: {} }];
}

function shownOf(target: MemoryRecord, { shows }: Link): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(shows).flatMap(([name, { step, pointer }]) => {
      const status = stepStatus(target.snapshot, step);
      const isValid = status === 'validated' || status === 'locked';
      const value = isValid ? getAt(heldOf(target, { step })?.validated ?? {}, pointer) : undefined;
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}
