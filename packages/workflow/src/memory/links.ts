import { getAt, type Link } from '@greffe/definition';
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
  if (!link) return 'parentUnknown';
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
  const number = record && beneficiaryOf(ground, record);
  if (number === undefined) return undefined;
  const all = [...records.values()];
  const before = all.slice(
    0,
    all.findIndex((one) => one.id === id),
  );
  return before.findLast(
    (one) =>
      one.recordType === recordType &&
      recordStatus(one.snapshot) !== 'deleted' &&
      beneficiaryOf(ground, one) === number,
  );
}

/** The number by which a record's beneficiary is known; undefined until it was sent. */
function beneficiaryOf({ bundle }: Pick<MemoryGround, 'bundle'>, record: MemoryRecord): unknown {
  const { beneficiary } = machineOf(bundle, record.recordType).recordType;
  const data = heldOf(record, { step: beneficiary.step })?.validated ?? {};
  return getAt(data, beneficiary.niss);
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
