import { type AssistGround, type ExpressionPlace, environmentAt } from '@greffe/definition/assist';
import { type Environment, type Operand, writeOperand } from '@greffe/rules';
import { useMemo } from 'react';
import { useEditor } from '../../editor/EditorProvider.tsx';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { sketchOfDraft } from './sketches.ts';
import { type SubjectChoice, subjectChoices } from './subjectChoices.ts';

/** What an expression at a place of the draft can speak of, in the reader's language. */
export interface Ground {
  readonly sketch: AssistGround;
  readonly place: ExpressionPlace;
  readonly environment: Environment;
  readonly subjects: readonly SubjectChoice[];
  /** What a value of a condition is about; undefined where it is none of the subjects. */
  readonly subjectOf: (operand: Operand) => SubjectChoice | undefined;
  /** A text of the definition, or undefined where no language has it. */
  readonly textOf: (key: string) => string | undefined;
}

/** What an expression at a place of the draft can speak of, as the draft is now. */
export function useGround(place: ExpressionPlace): Ground {
  const { files, shared } = useEditor();
  const { t, language } = useLanguage();
  const key = JSON.stringify(place);
  return useMemo(() => {
    const at = JSON.parse(key) as ExpressionPlace;
    const sketch = sketchOfDraft(files, shared, 'step' in at ? [at.step] : undefined);
    const textOf = textsOf(sketch, language);
    const subjects = subjectChoices(sketch, at, t, textOf);
    return {
      sketch,
      place: at,
      environment: environmentAt(sketch, at),
      subjects,
      subjectOf: (operand) => subjectIn(subjects, at, writeOperand(operand)),
      textOf,
    };
  }, [files, shared, key, t, language]);
}

/** Texts of the definition in a language, or in the first that has it. */
export function textsOf({ texts }: AssistGround, language: string): (key: string) => string | undefined {
  return (key) => texts[language]?.[key] ?? Object.values(texts).find((each) => each[key])?.[key];
}

/** The subject that an expression writes so; `data.visit.date` is `this.date` where `this` is the visit. */
function subjectIn(
  subjects: readonly SubjectChoice[],
  place: ExpressionPlace,
  written: string,
): SubjectChoice | undefined {
  const exact = subjects.find(({ value }) => value === written);
  if (exact || !('step' in place) || place.scope.includes('*')) return exact;
  const own = new RegExp(`\\bdata${place.scope.replaceAll('/', '\\.')}\\.`, 'g');
  const shorter = written.replace(own, 'this.');
  return subjects.find(({ value }) => value === shorter);
}
