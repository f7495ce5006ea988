import { distance } from 'fastest-levenshtein';
import type { Finding, Pointer } from '../types.ts';

/** Where a finding stands: a file of the definition and a JSON pointer into it. */
export interface Place {
  readonly file: string;
  readonly pointer: Pointer;
}

/** Collects findings while a definition is read. */
export interface Findings {
  readonly list: readonly Finding[];
  error(code: string, place: Place, message: string, suggestion?: string): void;
  warning(code: string, place: Place, message: string, suggestion?: string): void;
  /** Whether an error was found so far: nothing should be built on top. */
  readonly hasErrors: boolean;
}

/** An empty collection. */
export function createFindings(): Findings {
  const list: Finding[] = [];
  const seen = new Set<string>();
  const add = (severity: Finding['severity']) => {
    return (code: string, { file, pointer }: Place, message: string, suggestion?: string) => {
      // A module that is mounted twice has its faults once.
      const key = [code, file, pointer, message].join('\n');
      if (seen.has(key)) return;
      seen.add(key);
      list.push({
        severity,
        code,
        file,
        pointer,
        message,
        ...(suggestion === undefined ? {} : { suggestion }),
      });
    };
  };
  return {
    list,
    error: add('error'),
    warning: add('warning'),
    get hasErrors() {
      return list.some((finding) => finding.severity === 'error');
    },
  };
}

/** "Did you mean …?" with the nearest known name, or undefined when none is near. */
export function didYouMean(name: string, known: Iterable<string>): string | undefined {
  let best: { name: string; steps: number } | undefined;
  const most = Math.max(2, Math.floor(name.length / 3));
  for (const candidate of known) {
    // Each letter that one has more is an edit.
    if (Math.abs(candidate.length - name.length) > most) continue;
    const steps = distance(name.toLowerCase(), candidate.toLowerCase());
    if (best === undefined || steps < best.steps) best = { name: candidate, steps };
  }
  if (best === undefined || best.steps > most) return undefined;
  return `Did you mean "${best.name}"?`;
}

/** Known names as a short sentence for a message. */
export function listNames(names: Iterable<string>): string {
  const all = [...names];
  if (all.length === 0) return 'there are none';
  return all.length <= 12 ? all.join(', ') : `${all.slice(0, 12).join(', ')} and ${all.length - 12} more`;
}
