import type { Bundle } from '@greffe/definition';
import { diagramOf } from './diagram.ts';
import { mermaidOf } from './mermaid.ts';
import { svgOf } from './svg.ts';
import { xstateOf } from './xstate.ts';

export { DRAWING_LANGUAGES } from './words.ts';

export const DRAWING_FORMATS = ['svg', 'mermaid', 'xstate'] as const;

export type DrawingFormat = (typeof DRAWING_FORMATS)[number];

/**
 * Draws a record type's workflow: as a picture, as Mermaid's text, or as the machine itself for Stately's tools.
 * @throws RangeError for a record type that the definition does not have.
 */
export function drawWorkflow(
  bundle: Bundle,
  recordType: string,
  format: DrawingFormat,
  language: string,
): string {
  if (format === 'xstate') return xstateOf(bundle, recordType);
  const diagram = diagramOf(bundle, recordType, language);
  return format === 'svg' ? svgOf(diagram) : mermaidOf(diagram);
}
