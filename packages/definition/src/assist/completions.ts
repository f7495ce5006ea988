import { type Completion, type Completions, completionsAt } from '@greffe/rules';
import { type AssistGround, type ExpressionPlace, environmentAt, namesAt } from './place.ts';

/** A candidate with the key of the text by which people know it, where it has one. */
export interface LabelledCompletion extends Completion {
  readonly label?: string;
}

/**
 * What may stand at a cursor of an expression of a bundle; while a definition has faults, its last sound bundle serves.
 * @param offset in `text`, which need not be finished.
 */
export function expressionCompletions(
  bundle: AssistGround,
  place: ExpressionPlace,
  text: string,
  offset: number,
): Omit<Completions, 'candidates'> & { readonly candidates: readonly LabelledCompletion[] } {
  const named = namesAt(bundle, place);
  const choices = (path: string) => named(path).options?.map(({ value }) => value);
  const found = completionsAt(environmentAt(bundle, place), text, offset, choices);
  return {
    ...found,
    candidates: found.candidates.map((candidate) => {
      const { path, kind, name } = candidate;
      if (path === undefined) return candidate;
      const { title, options } = named(path);
      const label = kind === 'option' ? options?.find(({ value }) => value === name)?.label : title;
      return label === undefined ? candidate : { ...candidate, label };
    }),
  };
}
