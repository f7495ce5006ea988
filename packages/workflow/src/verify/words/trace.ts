import type { Model } from '../model/model.ts';
import { PART, STATUS, type State } from '../model/state.ts';
import type { Edge } from '../search/explore.ts';
import type { Move } from '../search/judge.ts';
import { Work } from '../search/work.ts';
import type { Words } from './words.ts';

/** Moves up to a state as numbered sentences, what linked records show before them, and after them what holds then. */
export function traceOf(
  model: Model,
  edges: readonly Edge[],
  end: State | undefined,
  then: readonly string[],
  words: Words,
): string[] {
  const shown = model.links[end?.[model.layout.link] ?? 0] ?? {};
  const told = Object.entries(shown).flatMap(([link, data]) => {
    const values = words.data('', data as Shown);
    return values === '' ? [] : [`${link} (${values})`];
  });
  const links = told.length > 0 ? [words.say('linked', { links: told.join(', ') })] : [];
  return [...links, ...edges.map(({ move }) => sentenceOf(model, move, words)), ...then].map(
    (sentence, index) => `${index + 1}. ${sentence}`,
  );
}

type Shown = Readonly<Record<string, unknown>>;

function sentenceOf(model: Model, move: Move, words: Words): string {
  const { step, variants } = stepOf(model, move.step);
  const data = move.variant === undefined ? {} : (variants[move.variant] ?? {});
  const outcome = move.outcome === undefined ? undefined : step.outcomes[move.outcome]?.id;
  const told = [
    words.data(step.id, data),
    ...(outcome === undefined
      ? []
      : [words.say('withOutcome', { outcome: words.outcome(step.id, outcome) })]),
  ].filter((text) => text !== '');
  const what =
    move.type === 'validate' && told.length === 0 && variants.length > 1 ? [words.say('missing')] : told;
  return words.say(move.type, {
    who: step.roles.map((role) => words.role(role)).join(words.say('or')),
    step: words.step(step.id),
    support: words.say('support'),
    with: what.length > 0 ? ` (${what.join('; ')})` : '',
  });
}

function stepOf(model: Model, index: number) {
  const found = model.steps[index];
  if (!found) throw new RangeError(`The model has no step ${index}.`);
  return found;
}

/** What each waiting step waits for, as index pairs: what it requires, and what its condition looks at. */
export function waitsIn(model: Model, state: State): readonly (readonly [number, number])[] {
  const work = new Work(model, state);
  return model.steps.flatMap(({ index, requires, when }) => {
    if (work.get(index, PART.status) !== STATUS.waiting) return [];
    const required = requires.filter((other) => !work.isMet(other));
    const read = when && when.truth(state) === null ? when.awaited(state) : [];
    return [...new Set([...required, ...read])].map((other) => [index, other] as const);
  });
}

/** "‘a’ waits for ‘b’, and ‘b’ waits for ‘a’", of the steps that wait in a state. */
export function waitsOf(model: Model, state: State, words: Words): string {
  const name = (index: number) => words.step(stepOf(model, index).step.id);
  const told = waitsIn(model, state).map(([step, other]) =>
    words.say('waitsFor', { step: name(step), other: name(other) }),
  );
  return told.length < 2 ? told.join('') : `${told.slice(0, -1).join(', ')}${words.say('and')}${told.at(-1)}`;
}
