import type { Bundle, Finding } from '@greffe/definition';

/**
 * The check of patterns, with recheck in plain JavaScript (2.9 MB): it is loaded when a definition is first proved. Each
 * pattern is judged once.
 */
export async function loadPatternCheck(): Promise<(bundle: Bundle) => readonly Finding[]> {
  const { attackOn, patternFindings } = await import('@greffe/definition/patterns');
  const judged = new Map<string, string | undefined>();
  return (bundle) =>
    patternFindings(bundle, (pattern) => {
      if (!judged.has(pattern)) judged.set(pattern, attackOn(pattern));
      return judged.get(pattern);
    });
}
