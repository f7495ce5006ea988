import type { WorkflowStep } from '@greffe/definition';
import { endersOf } from '../model/cone.ts';
import { PART } from '../model/state.ts';
import type { Violation } from '../report.ts';
import { type Property, type Scope, type Search, violationAt } from '../scope.ts';

/**
 * Nothing is caused after the end: a decision that ends the record begins nothing else, and no entry of a repeated step
 * can still be within its window, with effects that wait for the window's end. What a step that is filled once holds
 * back is asked for before the end, by the engine.
 */
export const ending: Property = (scope) => {
  const searches: Search[] = [];
  const enders = endersOf(scope.workflow);
  const violations = [
    ...scope.workflow.steps.flatMap((step) => contradictions(scope, step, searches)),
    ...scope.workflow.steps
      .filter(holdsEffects)
      .flatMap((step) => enders.flatMap((ender) => beyond(scope, step, ender, searches)).slice(0, 1)),
  ];
  return { violations, searches };
};

function contradictions(scope: Scope, step: WorkflowStep, searches: Search[]): Violation[] {
  const { words } = scope;
  return step.outcomes.flatMap((outcome, place): Violation[] => {
    const [other] = [...outcome.reopens, ...outcome.adds];
    if (!outcome.ends || other === undefined) return [];
    const search = scope.search([step.id], { focus: [step.id] });
    searches.push(search);
    const { index } = search.step(step.id);
    const edge = search.graph.edges.find(({ move }) =>
      move.held.some((held) => held.step === index && held.outcome === place),
    );
    if (!edge) return [];
    const names = {
      outcome: words.outcome(step.id, outcome.id),
      step: words.step(step.id),
      other: words.step(other),
    };
    const trace = search.trace(edge, edge.to, [words.say('afterEnd', names)]);
    return [violationAt(scope, 'ending', step, `/outcomes/${place}`, words.say('afterEnd', names), trace)];
  });
}

const holdsEffects = ({ repeat, correction, effects }: WorkflowStep): boolean =>
  repeat !== undefined &&
  correction.mode === 'undo' &&
  effects.some(({ on, hold }) => on === 'validated' && hold === 'window');

/** The record ends by `ender` while an entry of the step can still be undone. */
function beyond(scope: Scope, step: WorkflowStep, ender: string, searches: Search[]): Violation[] {
  const { words } = scope;
  const search = scope.search([step.id, ender], { focus: [step.id] });
  searches.push(search);
  const { index } = search.step(step.id);
  const { edges, states } = search.graph;
  const validation = edges.find(({ move }) => move.type === 'entryValidate' && move.step === index);
  const edge = edges.find(({ from, to }) => {
    const [before, after] = [states[from], states[to]];
    return (
      before !== undefined &&
      after !== undefined &&
      !search.hasEnded(before) &&
      search.hasEnded(after) &&
      search.part(before, step.id, PART.validated) > 0
    );
  });
  if (!validation || !edge) return [];
  const place = step.effects.findIndex(({ on, hold }) => on === 'validated' && hold === 'window');
  const message = words.say('effectAfterEnd', { step: words.step(step.id) });
  const trace = search.trace(edge, edge.to, [words.say('heldBeyond')]);
  return [violationAt(scope, 'ending', step, `/effects/${place}`, message, trace)];
}
