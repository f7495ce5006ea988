import recheck from 'recheck/lib/browser.js';
import type { Findings } from '../lint/finding.ts';
import type { Bundle, Finding, JsonSchema } from '../types.ts';

/** Patterns of schemas that some text makes slow beyond measure; those of expressions are judged with the expression. */
export function checkPatterns(bundle: Bundle, findings: Findings): void {
  for (const { code, file, pointer, message } of patternFindings(bundle)) {
    findings.error(code, { file, pointer }, message);
  }
}

/**
 * The same as {@link checkPatterns}, for who collects no findings of his own.
 * @param attack why a pattern is not safe: for a caller who remembers answers, each of which may take seconds.
 */
export function patternFindings(bundle: Bundle, attack = attackOn): Finding[] {
  return Object.values(bundle.steps).flatMap((step) =>
    patternsOf(step.schema, '').flatMap(([pointer, pattern]): Finding[] => {
      const why = attack(pattern);
      if (why === undefined) return [];
      const message = `${why} Write it so that each text is read in one way only.`;
      const file = `steps/${step.id}.schema.json`;
      return [{ severity: 'error', code: 'schema.unsafe-pattern', file, pointer, message }];
    }),
  );
}

function patternsOf(schema: JsonSchema, pointer: string): [string, string][] {
  const own: [string, string][] =
    typeof schema.pattern === 'string' ? [[`${pointer}/pattern`, schema.pattern]] : [];
  const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>);
  const items = schema.items as JsonSchema | undefined;
  return [
    ...own,
    ...properties.flatMap(([name, child]) => patternsOf(child, `${pointer}/properties/${name}`)),
    ...(items ? patternsOf(items, `${pointer}/items`) : []),
  ];
}

/** Why a pattern is not safe, or undefined when it is shown to be. */
export function attackOn(pattern: string): string | undefined {
  const result = recheck.checkSync(pattern, 'u', { timeout: 5000, checker: 'automaton' });
  if (result.status === 'safe') return undefined;
  if (result.status === 'unknown')
    return 'It could not be shown that this pattern is safe from catastrophic backtracking.';
  return `The time that this pattern takes is ${result.complexity.summary} in the length of a text.`;
}
