import type { Pointer, Repeat } from '../../types.ts';
import { checkDuration, checkWords, type WordsByKind, type WorkflowContext } from './context.ts';
import type { RepeatEntry } from './file.ts';
import { reportOwnRead } from './order.ts';

const WORDS: WordsByKind = {
  daily: { needs: ['from', 'to'], may: ['openFor'] },
  days: { needs: ['from', 'days'], may: ['openFor'] },
  atWill: { may: ['minimum'] },
  byOutcome: {},
};

/** How a step is repeated, checked and completed. */
export function repeatOf(entry: RepeatEntry, step: string, at: Pointer, context: WorkflowContext): Repeat {
  checkWords('A repetition', entry.kind, entry, WORDS, at, context);
  checkDuration(entry.openFor, `${at}/openFor`, context);
  const day = (name: 'from' | 'to') => {
    const place = context.place(`${at}/${name}`);
    const expression =
      entry[name] === undefined ? undefined : context.expressions.check(entry[name], 'date', place);
    if (expression) reportOwnRead(step, expression, place, context);
    return expression ?? NEVER;
  };
  const openFor = entry.openFor === undefined ? {} : { openFor: entry.openFor };
  switch (entry.kind) {
    case 'daily':
      return { kind: 'daily', from: day('from'), to: day('to'), ...openFor };
    case 'days':
      return {
        kind: 'days',
        from: day('from'),
        days: (entry.days ?? []).toSorted((a, b) => a - b),
        ...openFor,
      };
    case 'atWill':
      return { kind: 'atWill', minimum: entry.minimum ?? 1 };
    case 'byOutcome':
      return { kind: 'byOutcome' };
  }
}

/** Stands for a day that is missing, which is a finding: no bundle has it. */
const NEVER = { cel: '', reads: { steps: [], outcomes: [], rounds: [], entries: [], links: [] } };
