import {
  and,
  desc,
  eq,
  inArray,
  ne,
  recordLinks,
  records,
  sql,
  stepData,
  withSightOf,
} from '@greffe/database';
import { getAt, type Link } from '@greffe/definition';
import { type RecordMachine, type RecordSnapshot, stepStatus } from '@greffe/workflow';
import type { RecordView } from '../api/index.ts';
import type { RecordCore, RecordRow } from './loadRecord.ts';
import type { Work } from './work.ts';

type Shown = Readonly<Record<string, unknown>>;

/** What a record's links show of others, by link: validated data alone. A link that leads to none is absent. */
export async function linkFacts(
  work: Work,
  { row, machine }: Pick<RecordCore, 'row' | 'machine'>,
): Promise<Readonly<Record<string, Shown>>> {
  const { links } = machine.workflow;
  if (links.length === 0) return {};
  // The same answer whoever asks: a decision must not depend on what its asker may see of another record.
  return withSightOf(work.transaction, 'clock', async () => {
    const shown: Record<string, Shown> = {};
    for (const link of links) {
      const target = await targetOf(work, row, link);
      if (target !== undefined) shown[link.id] = await shownOf(work, target, link);
    }
    return shown;
  });
}

/** The same for a record that is about to be started from a parent: of the parent, and of its beneficiary's records. */
export function firstLinkFacts(
  work: Work,
  { workflow }: RecordMachine,
  parent: { readonly link: Link; readonly target: RecordRow },
  row: { readonly id: string; readonly createdAt: Date },
): Promise<Readonly<Record<string, Shown>>> {
  const { beneficiary, registry } = parent.target;
  return withSightOf(work.transaction, 'clock', async () => {
    const shown: Record<string, Shown> = {};
    for (const link of workflow.links) {
      const target =
        link.kind === 'parent'
          ? parent.target
          : await previousOf(work, { ...row, beneficiary, registry }, link);
      if (target !== undefined) shown[link.id] = await shownOf(work, target, link);
    }
    return shown;
  });
}

async function targetOf(work: Work, row: RecordRow, link: Link): Promise<RecordRow | undefined> {
  return link.kind === 'parent' ? parentOf(work, row, link) : previousOf(work, row, link);
}

async function parentOf(work: Work, row: RecordRow, link: Link): Promise<RecordRow | undefined> {
  const [found] = await work.transaction
    .select({ target: records })
    .from(recordLinks)
    .innerJoin(records, eq(records.id, recordLinks.target))
    .where(and(eq(recordLinks.record, row.id), eq(recordLinks.link, link.id)));
  return found?.target;
}

/** Whom the record is about that this one was started from; undefined for one that was started by itself. */
export async function parentsBeneficiary(
  work: Work,
  { row, machine }: Pick<RecordCore, 'row' | 'machine'>,
): Promise<string | undefined> {
  const link = machine.workflow.links.find(({ kind }) => kind === 'parent');
  if (link === undefined) return undefined;
  const parent = await withSightOf(work.transaction, 'clock', () => parentOf(work, row, link));
  return parent?.beneficiary ?? undefined;
}

/** The beneficiary's last record of the link's type that was there when this one began. */
async function previousOf(
  work: Work,
  row: Pick<RecordRow, 'id' | 'createdAt' | 'beneficiary' | 'registry'>,
  link: Link,
): Promise<RecordRow | undefined> {
  if (row.beneficiary === null) return undefined;
  const [found] = await work.transaction
    .select()
    .from(records)
    .where(
      and(
        eq(records.beneficiary, row.beneficiary),
        eq(records.registry, row.registry),
        eq(records.recordType, link.recordType),
        ne(records.id, row.id),
        ne(records.status, 'deleted'),
        // In the order of their ids, which are made in the order of time.
        sql`(${records.createdAt}, ${records.id}) < (${row.createdAt.toISOString()}::timestamptz, ${row.id}::uuid)`,
      ),
    )
    .orderBy(desc(records.createdAt), desc(records.id))
    .limit(1);
  return found;
}

/** What a link shows of its target. */
async function shownOf(work: Work, target: RecordRow, { shows }: Link): Promise<Shown> {
  const snapshot = target.snapshot as RecordSnapshot;
  const isDone = (step: string) => ['validated', 'locked'].includes(stepStatus(snapshot, step) ?? '');
  const steps = [...new Set(Object.values(shows).map(({ step }) => step))].filter(isDone);
  const data = new Map<string, Shown>();
  for (const step of steps) {
    // A snapshot of an earlier version of the engine knows no rounds.
    const round = snapshot.machineVersion === 2 ? snapshot.context.steps[step]?.round : undefined;
    const [stored] = await work.transaction
      .select({ validated: stepData.validated })
      .from(stepData)
      .where(
        and(
          eq(stepData.record, target.id),
          eq(stepData.step, step),
          eq(stepData.round, round ?? 1),
          eq(stepData.entry, ''),
        ),
      );
    if (stored?.validated) data.set(step, stored.validated);
  }
  const values = Object.entries(shows).flatMap(([name, { step, pointer }]) => {
    const held = data.get(step);
    const value = held === undefined ? undefined : getAt(held, pointer);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(values);
}

/** The links of a record for whoever asks: one that he may not see is not named. */
export async function linksView(work: Work, { row, machine }: RecordCore): Promise<RecordView['links']> {
  const { links } = machine.workflow;
  if (links.length === 0) return [];
  const targets = await withSightOf(work.transaction, 'clock', async () => {
    const found = new Map<string, string>();
    for (const link of links) {
      const target = await targetOf(work, row, link);
      if (target !== undefined) found.set(link.id, target.id);
    }
    return found;
  });
  const seen = await work.transaction
    .select({ id: records.id })
    .from(records)
    .where(inArray(records.id, [...targets.values()]));
  return links.map(({ id, recordType }) => {
    const record = seen.find((row) => row.id === targets.get(id))?.id;
    return { link: id, recordType, ...(record === undefined ? {} : { record }) };
  });
}
