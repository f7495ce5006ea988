import type { EntryView, RecordView, StepView } from '@greffe/client';
import type { WorkflowStep } from '@greffe/definition';

/** What is filled in at once: a step, or one entry of a repeated step. */
export interface Filling
  extends Pick<
    StepView,
    'id' | 'data' | 'draft' | 'savedAt' | 'commands' | 'mode' | 'outcome' | 'until' | 'held' | 'by'
  > {
  /** Of a repeated step: which entry. */
  readonly entry?: string;
}

/** Names it where one text stands for it: ids hold no slash. */
export function slotOf({ id, entry }: Filling): string {
  return entry === undefined ? id : `${id}/${entry}`;
}

/** What its commands and its draft are addressed to. */
export function addressOf({ id, entry }: Filling): { readonly step: string; readonly entry?: string } {
  return entry === undefined ? { step: id } : { step: id, entry };
}

/**
 * An entry as it is filled in. The service tells of messages that wait by the step alone; those of an entry follow from
 * the definition, as far as they are certain: with the outcome or without one, and not by a condition of their own.
 */
export function fillingOf(step: StepView, entry: EntryView, workflow: WorkflowStep | undefined): Filling {
  const { data, draft, savedAt, commands, outcome, until, by } = entry;
  const held = (workflow?.effects ?? []).flatMap((effect) => {
    const isCertain = effect.when === undefined && [undefined, outcome].includes(effect.outcome);
    const waits = effect.type === 'message' && effect.on === 'validated' && effect.hold === 'window';
    return waits && isCertain ? [{ message: effect.message, to: [...effect.to] }] : [];
  });
  return {
    id: step.id,
    entry: entry.entry,
    data,
    draft,
    savedAt,
    commands,
    outcome,
    until,
    by,
    mode: step.mode,
    held,
  };
}

/** A step of a record, by its id. */
export function stepIn(record: Pick<RecordView, 'steps'>, id: string): StepView | undefined {
  return record.steps.find((step) => step.id === id);
}
