import type { WorkflowStep } from '@greffe/definition';
import { isInCircle } from '../model/cone.ts';
import { STATUS } from '../model/state.ts';
import type { Violation } from '../report.ts';
import { type Property, type Scope, type Search, violationAt } from '../scope.ts';
import { canStillReach } from '../search/explore.ts';
import { isForward } from '../search/moves.ts';
import { waitsIn, waitsOf } from '../words/trace.ts';
import { dyingEdges, finishOf } from './finish.ts';

/**
 * From every state each waiting step can still come to its turn, be skipped, or see the record end, without anybody
 * taking anything back. A record of which nobody can act, no deadline runs and that is not finished would be such a
 * state; so would steps that wait for each other, though others can still act.
 */
export const progress: Property = (scope) => {
  const searches: Search[] = [];
  const told = new Set<string>();
  const violations: Violation[] = [];
  for (const step of scope.workflow.steps) {
    if (told.has(step.id)) continue;
    const found = judge(scope, step, searches);
    if (!found) continue;
    for (const id of found.ids) told.add(id);
    violations.push(found.violation);
  }
  return { violations: [...violations, ...neverFinished(scope, searches)], searches };
};

interface Found {
  readonly violation: Violation;
  /** Steps that wait there too: one fault is told once. */
  readonly ids: readonly string[];
}

function judge(scope: Scope, step: WorkflowStep, searches: Search[]): Found | undefined {
  const near = scope.search([step.id]);
  searches.push(near);
  const turning = turningOf(scope, step, near);
  if (turning !== near) searches.push(turning);
  if (turning.graph.restless.length > 0) return { violation: restless(scope, step, turning), ids: [step.id] };
  if (near.graph.isCut || stuckIn(near, step.id) === undefined) return undefined;
  // What is outside the cone may still end the record: only then it counts.
  const search = scope.search([step.id], { withEnders: true });
  searches.push(search);
  const stuck = search.graph.isCut ? undefined : stuckIn(search, step.id);
  const state = stuck === undefined ? undefined : search.graph.states[stuck];
  if (stuck === undefined || !state) return undefined;
  const { model, edges } = search.graph;
  const { words } = scope;
  const isStill = !edges.some(({ from, move }) => from === stuck && isForward(move));
  const then = words.say(isStill ? 'nobodyCanAct' : 'canNoLonger', { waits: waitsOf(model, state, words) });
  const message = words.say('waitsForEver', { step: words.step(step.id) });
  const ids = waitsIn(model, state).flatMap(([index]) => model.steps[index]?.step.id ?? []);
  const place = step.requires.length > 0 ? '/requires' : '/when';
  return {
    violation: violationAt(scope, 'progress', step, place, message, search.trace(undefined, stuck, [then])),
    ids,
  };
}

/** Where conditions that hang on each other are looked at: what support unlocks can set them turning too. */
function turningOf({ workflow, search }: Scope, { id }: WorkflowStep, near: Search): Search {
  if (workflow.support.length === 0 || !isInCircle(workflow, id)) return near;
  const unlocks = workflow.steps.filter(({ correction }) => correction.mode !== 'final');
  return search([id], { unlocks: unlocks.map((step) => step.id) });
}

/** The nearest state in which the step waits for good; one in which nothing moves any more, if there is. */
function stuckIn({ graph, status, hasEnded }: Search, id: string): number | undefined {
  const can = canStillReach(graph, (state) => hasEnded(state) || status(state, id) !== STATUS.waiting);
  const moving = new Set(graph.edges.flatMap(({ from, move }) => (isForward(move) ? [from] : [])));
  const bad = can.flatMap((is, index) => (is ? [] : [index]));
  return bad.find((index) => !moving.has(index)) ?? bad[0];
}

function restless(scope: Scope, step: WorkflowStep, search: Search): Violation {
  const [over] = search.graph.restless;
  const message = scope.words.say('restless');
  const trace = search.trace(over, over?.to ?? 0, [message]);
  return violationAt(scope, 'progress', step, '/when', message, trace);
}

/** What only a decision ends, and no decision can end any more; where a decision is to blame, `outcomes` tells. */
function neverFinished(scope: Scope, searches: Search[]): Violation[] {
  const finish = finishOf(scope);
  if (!finish) return [];
  searches.push(finish.search);
  const { search } = finish;
  const edge = dyingEdges(finish).find(({ move }) => move.outcome === undefined);
  const start = finish.can[0] === false && finish.isPossible ? 0 : undefined;
  const to = edge?.to ?? start;
  const step = scope.workflow.steps.find(({ id }) => id === finish.openEnded[0]);
  if (to === undefined || !step) return [];
  const then = scope.words.say('stays', { step: scope.words.step(step.id) });
  return [violationAt(scope, 'progress', step, '', then, search.trace(edge, to, [then]))];
}
