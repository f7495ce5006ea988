import type { StepData } from '@greffe/definition';

/** What is typed while a draft is tried. It lives as long as the draft is open, with the preview's panel or without. */
export interface Preview {
  readonly subscribe: (listener: () => void) => () => void;
  /** What was typed last in a step; the same object until something else is typed. */
  readonly dataOf: (step: string) => StepData;
  readonly type: (step: string, data: StepData) => void;
}

const nothing: StepData = {};

/** A preview in which nothing has been typed yet. */
export function createPreview(): Preview {
  const listeners = new Set<() => void>();
  const typed = new Map<string, StepData>();
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dataOf: (step) => typed.get(step) ?? nothing,
    type: (step, data) => {
      typed.set(step, data);
      for (const listener of listeners) listener();
    },
  };
}
