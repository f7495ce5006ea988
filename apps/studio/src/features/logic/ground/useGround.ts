import { type AssistGround, type ExpressionPlace, environmentAt } from '@greffe/definition/assist';
import type { Environment } from '@greffe/rules';
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
    return {
      sketch,
      place: at,
      environment: environmentAt(sketch, at),
      subjects: subjectChoices(sketch, at, t, textOf),
      textOf,
    };
  }, [files, shared, key, t, language]);
}

/** Texts of the definition in a language, or in the first that has it. */
export function textsOf({ texts }: AssistGround, language: string): (key: string) => string | undefined {
  return (key) => texts[language]?.[key] ?? Object.values(texts).find((each) => each[key])?.[key];
}
