import { type Link, type StepData, setAt } from '@greffe/definition';
import type { DecisionFacts } from '../types.ts';

/** The first data of a step with what the record's links show put in place. */
export function filledBy(
  links: readonly Link[],
  shown: DecisionFacts['links'],
  step: string,
  data: StepData,
): StepData {
  let filled = data;
  for (const { id, fills = [] } of links)
    for (const fill of fills) {
      const value = shown[id]?.[fill.shown];
      if (fill.step === step && value !== undefined) filled = setAt(filled, fill.pointer, value);
    }
  return filled;
}
