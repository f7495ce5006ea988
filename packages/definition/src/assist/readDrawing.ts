import { type ParsedDrawing, parseDrawing } from '../bundle/parseDrawing.ts';
import { createFindings } from '../lint/finding.ts';
import type { Finding } from '../types.ts';

/** What a file that somebody chose is: a drawing without anything but outlines and ids, or why it is none. */
export type ReadDrawing =
  | ({ readonly ok: true } & ParsedDrawing)
  | { readonly ok: false; readonly finding: Finding | undefined };

/** Cleans an SVG before it becomes a file of a definition, as publishing would read it. */
export function readDrawing(file: string, text: string): ReadDrawing {
  const findings = createFindings();
  const drawing = parseDrawing(file, text, findings);
  return drawing ? { ok: true, ...drawing } : { ok: false, finding: findings.list[0] };
}
