import { errorMessage } from '@greffe/definition/texts';
import type { Language } from '../api/index.ts';
import type { DefinitionStore } from '../definitions/DefinitionStore.ts';
import type { FieldMessages, StepTitles } from './document.ts';
import type { ProblemDetails, ProblemFieldError } from './Problem.ts';

/** Sentences for the faults of a step, in the words of its definition. */
export function fieldMessages(
  definitions: DefinitionStore,
  at: ProblemDetails['step'],
  language: Language,
): FieldMessages {
  const definition = at === undefined ? undefined : definitions.peek(at.definition);
  if (at === undefined || definition === undefined) return () => undefined;
  const { bundle } = definition;
  return (error: ProblemFieldError) =>
    errorMessage(bundle, language, at.step, {
      severity: 'error',
      params: {},
      ...error,
    });
}

/** Titles of the steps of a definition. */
export function stepTitles(
  definitions: DefinitionStore,
  at: ProblemDetails['step'],
  language: Language,
): StepTitles {
  const texts = at === undefined ? undefined : definitions.peek(at.definition)?.bundle.texts[language];
  return (step) => texts?.[`step.${step}.title`];
}
