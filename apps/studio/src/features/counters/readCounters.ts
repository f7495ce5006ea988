import type { DraftFiles } from '@greffe/client/studio';
import { isObject, objectsOf, readObject, stringsOf } from '../editor/readDefinition.ts';
import { type CiteParts, readCite } from '../rules/readRules.ts';

/** A counter as the page shows it; what cannot be read of it is left out. */
export interface CounterView {
  readonly id: string;
  readonly counts: readonly {
    readonly recordType: string;
    readonly step: string;
    readonly when: string | undefined;
  }[];
  /** As it stands: a number, or what was typed instead of one. */
  readonly limit: number | string | undefined;
  readonly from: number | string | undefined;
  readonly every: number | string | undefined;
  readonly scope: 'all' | 'organisation' | 'beneficiary' | undefined;
  readonly period: 'none' | 'year-of-validation' | { readonly yearOf: string } | undefined;
  readonly whenFull: 'refuse' | 'accept' | undefined;
  readonly at: string;
  readonly seenBy: readonly string[];
  readonly recipientsChangedBy: readonly string[];
  readonly cite: CiteParts;
  readonly pointer: string;
}

/** The counters of a draft, in the order of the file. */
export function readCounters(files: DraftFiles): readonly CounterView[] {
  return objectsOf(readObject(files, 'counters.json').counters).map((entry, index) => {
    const notices = isObject(entry.notices) ? entry.notices : {};
    return {
      id: textIn(entry.id),
      counts: objectsOf(entry.counts).map(({ recordType, step, when }) => ({
        recordType: textIn(recordType),
        step: textIn(step),
        when: typeof when === 'string' ? when : undefined,
      })),
      limit: figureIn(entry.limit),
      from: figureIn(notices.from),
      every: figureIn(notices.every),
      scope: oneOf(['all', 'organisation', 'beneficiary'], entry.scope),
      period: isObject(entry.period)
        ? { yearOf: textIn(entry.period.yearOf) }
        : oneOf(['none', 'year-of-validation'] as const, entry.period),
      whenFull: oneOf(['refuse', 'accept'], entry.whenFull),
      at: textIn(entry.at),
      seenBy: stringsOf(entry.seenBy),
      recipientsChangedBy: stringsOf(entry.recipientsChangedBy),
      cite: readCite(entry.cite),
      pointer: `/counters/${index}`,
    };
  });
}

/** The capacities of those who are written to. */
export const readRecipients = (files: DraftFiles): readonly string[] =>
  stringsOf(readObject(files, 'counters.json').recipients);

const textIn = (value: unknown) => (typeof value === 'string' ? value : '');
const figureIn = (value: unknown) =>
  typeof value === 'number' || typeof value === 'string' ? value : undefined;
const oneOf = <Word extends string>(known: readonly Word[], value: unknown): Word | undefined =>
  known.find((each) => each === value);
