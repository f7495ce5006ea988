import type { Bundle } from '@greffe/definition';
import { type Change, changeWords, impactWords } from '@greffe/definition/diff';
import type { MoveReport, MoveResult } from '@greffe/service';
import { noteWords, reasonWords } from '@greffe/workflow/migrate';
import type { Output } from '../output.ts';

const IMPACTS = ['loss', 'migration', 'harmless'] as const;

/** Changes under what they mean for records, the gravest first. */
export function printChanges(
  changes: readonly Change[],
  [older, newer]: readonly [Bundle, Bundle],
  language: string,
  output: Output,
): void {
  for (const impact of IMPACTS) {
    const found = changes.filter((change) => change.impact === impact);
    if (found.length === 0) continue;
    output.out(`${impactWords(impact, language)}:`);
    for (const change of found) output.out(`  ${changeWords(change, older, newer, language)}`);
  }
}

/** The sentences of one record's result. */
export function resultWords(
  { from, to, notes, reasons }: MoveResult,
  bundles: ReadonlyMap<string, Bundle>,
  language: string,
): readonly string[] {
  const [older, newer] = [bundles.get(from), bundles.get(to)];
  if (!older || !newer) return [...reasons, ...notes].map(({ code }) => code);
  const versions = { from: older, to: newer };
  return [
    ...reasons.flatMap((reason) => reasonWords(reason, versions, language)),
    ...notes.map((note) => noteWords(note, versions, language)),
  ];
}

const OUTCOMES = { moved: 'moved', couldNot: 'stays', untouched: 'is there' } as const;

/** A line for each record with what became of it, and a line with the sums. */
export function printReport(
  { results, dryRun, moved, couldNot, untouched, registry }: MoveReport,
  bundles: ReadonlyMap<string, Bundle>,
  language: string,
  output: Output,
): void {
  const name = (hash: string) => `${bundles.get(hash)?.version ?? '?'} (${hash.slice(0, 12)})`;
  for (const result of results) {
    const outcome = dryRun && result.outcome === 'moved' ? 'would move' : OUTCOMES[result.outcome];
    const code = (result.code ?? '').padEnd(20);
    output.out(`${result.record}  ${code}  ${outcome.padEnd(10)}  ${name(result.from)} → ${name(result.to)}`);
    for (const sentence of resultWords(result, bundles, language)) output.out(`  ${sentence}`);
  }
  const verb = dryRun ? 'would move' : 'moved';
  output.out(`${registry}: ${moved} ${verb}, ${couldNot} cannot, ${untouched} were there already`);
}
