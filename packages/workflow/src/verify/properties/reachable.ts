import type { WorkflowStep } from '@greffe/definition';
import { STATUS } from '../model/state.ts';
import type { Violation } from '../report.ts';
import { type Property, type Scope, type Search, violationAt } from '../scope.ts';
import { isForward } from '../search/moves.ts';
import { Work } from '../search/work.ts';
import { waitsOf } from '../words/trace.ts';

/** Each step opens in some run of the record. */
export const reachable: Property = (scope) => {
  const searches: Search[] = [];
  const violations = scope.workflow.steps.flatMap((step): Violation[] => {
    const isFound = ({ graph, status }: Search) =>
      graph.states.some((state) => status(state, step.id) === STATUS.open);
    const ahead = scope.search([step.id], {
      isForward: true,
      until: (_edge, state, { status }) => status(state, step.id) === STATUS.open,
    });
    searches.push(ahead);
    if (isFound(ahead)) return [];
    const search = scope.search([step.id]);
    searches.push(search);
    if (search.graph.isCut || isFound(search)) return [];
    const message = scope.words.say('neverOpens', { step: scope.words.step(step.id) });
    return [
      violationAt(scope, 'reachable', step, placeOf(step, search), message, whyNot(scope, search, step)),
    ];
  });
  return { violations, searches };
};

const neverApplies = ({ id, when }: WorkflowStep, { graph, step }: Search): boolean =>
  when !== undefined && !graph.states.some((state) => step(id).when?.truth(state) === true);

const placeOf = (step: WorkflowStep, search: Search): string =>
  neverApplies(step, search) && !isInKnot(step, search)
    ? '/when'
    : step.requires.length > 0
      ? '/requires'
      : '';

const isInKnot = ({ id }: WorkflowStep, { graph, status }: Search): boolean =>
  graph.states.every((state) => status(state, id) === STATUS.waiting);

/** The way to where it waits and nothing moves, or what keeps it shut wherever the record stands. */
function whyNot({ words }: Scope, search: Search, step: WorkflowStep): readonly string[] {
  const { graph, status, hasEnded } = search;
  const { model, states } = graph;
  const moving = new Set(graph.edges.flatMap(({ from, move }) => (isForward(move) ? [from] : [])));
  const stuck = states.findIndex(
    (state, index) => status(state, step.id) === STATUS.waiting && !moving.has(index),
  );
  const state = states[stuck];
  if (state)
    return search.trace(undefined, stuck, [
      words.say('nobodyCanAct', { waits: waitsOf(model, state, words) }),
    ]);
  const unmet = step.requires.filter((other) => {
    const index = search.step(other).index;
    return !states.some((candidate) => !hasEnded(candidate) && new Work(model, candidate).isMet(index));
  });
  const reasons = [
    ...(step.when && neverApplies(step, search) ? [words.say('neverApplies', { cel: step.when.cel })] : []),
    ...unmet.map((other) => words.say('neverMet', { other: words.step(other) })),
  ];
  return (reasons.length > 0 ? reasons : [words.say('onlyAfterEnd')]).map(
    (reason, index) => `${index + 1}. ${reason}`,
  );
}
