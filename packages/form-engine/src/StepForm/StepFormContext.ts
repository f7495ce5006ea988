import type { Pointer } from '@greffe/definition';
import { createContext, type ReactNode, useContext } from 'react';
import type { ShownError, StepStore } from '../store/types.ts';
import type { EngineText } from '../texts/engineTexts.ts';

/** What the parts of a step's form share; one object for as long as the language stays. */
export interface StepFormContext {
  readonly store: StepStore;
  /** The words of an error in the user's language. */
  readonly say: (error: ShownError) => string;
  /** The engine's own words. */
  readonly t: EngineText;
}

export const StepContext = createContext<StepFormContext | null>(null);

/** The place for the page's own parts; apart from the form's context, because it may change at every render. */
export const AsideContext = createContext<((pointer: Pointer) => ReactNode) | null>(null);

/** What stands at the end of the form. */
export interface SubmitBarContent {
  readonly submitLabel: string | undefined;
  /** What pressing it means. */
  readonly submitHint: string | undefined;
  readonly saveState: ReactNode;
  readonly actions: ReactNode;
  readonly isSubmitting: boolean;
}

export const SubmitContext = createContext<SubmitBarContent | null>(null);

export function useStepContext(): StepFormContext {
  const context = useContext(StepContext);
  if (!context)
    throw new Error('A field of a step was rendered outside <StepForm>. Render the whole form with it.');
  return context;
}
