import type { StepData } from '@greffe/definition';
import {
  type Command,
  type Decision,
  type DecisionFacts,
  decide,
  type Requester,
  stepStatus,
} from '@greffe/workflow';
import { entriesFor } from './entries.ts';
import { linkFacts } from './links.ts';
import type { LoadedRecord } from './loadRecord.ts';
import { refused } from './refused.ts';
import type { Work } from './work.ts';

export type Accepted = Extract<Decision, { ok: true }>;

/** What a decision is asked, besides the record itself. */
export interface Asked {
  readonly requester?: Requester;
  readonly errorCount?: number;
  /** With `validate`: the data that count. */
  readonly data?: StepData;
}

/** The engine's answer to a command on a record, at the time when the record was loaded. */
export async function decideOn(
  work: Work,
  record: LoadedRecord,
  command: Command,
  asked: Asked = {},
): Promise<Decision> {
  const facts = await decisionFacts(work, record, command, asked);
  return decide(record.machine, record.snapshot, command, facts, record.now.toISOString());
}

/** @throws Problem 409 with the engine's reason. */
export function accepted(decision: Decision, { row }: Pick<LoadedRecord, 'row'>): Accepted {
  if (!decision.ok) throw refused(decision.refusal, row.definition);
  return decision;
}

/** Everything else that a decision looks at. */
export async function decisionFacts(
  work: Work,
  record: LoadedRecord,
  command: Command,
  { requester = record.requester, errorCount = 0, data }: Asked = {},
): Promise<DecisionFacts> {
  const target = 'step' in command ? command : {};
  return {
    requester,
    errorCount,
    ...(data === undefined ? {} : { data }),
    steps: validatedData(record),
    named: record.row.named,
    links: await linkFacts(work, record),
    entries: await entriesFor(work, record, record.now, target),
  };
}

/** Data of the steps that are validated now; those of a correction under way do not count. */
export function validatedData({ steps, snapshot }: Pick<LoadedRecord, 'steps' | 'snapshot'>) {
  const data: Record<string, StepData> = {};
  for (const [id, { validated }] of steps) {
    const status = stepStatus(snapshot, id);
    if (validated !== null && (status === 'validated' || status === 'locked' || status === 'skipped'))
      data[id] = validated;
  }
  return data;
}
