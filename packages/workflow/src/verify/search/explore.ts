import type { Model } from '../model/model.ts';
import { keyOf, type State } from '../model/state.ts';
import type { Move } from './judge.ts';
import { isForward, type MoveOptions, movesOf, startsOf } from './moves.ts';
import { Restless } from './work.ts';

export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly move: Move;
}

/** Every state that a model can be in, nearest to the start first, and what leads from one to another. */
export interface Graph {
  readonly model: Model;
  readonly states: readonly State[];
  readonly edges: readonly Edge[];
  /** By state: the edge by which it was first reached, on a shortest way; none for a start. */
  readonly reachedBy: readonly (Edge | undefined)[];
  /** Whether the limit was reached before all was seen. */
  readonly isCut: boolean;
  /** Moves that never come to rest, with the state they start from for `to` too; `undefined` is the record's beginning. */
  readonly restless: readonly (Edge | undefined)[];
}

export interface ExploreOptions extends MoveOptions {
  readonly limit: number;
  /** Stops when it answers yes: what was looked for is found. */
  readonly until?: (edge: Edge | undefined, state: State) => boolean;
}

/** Breadth first, so that what is found first has the shortest trace. */
export function explore(model: Model, { limit, until, ...options }: ExploreOptions): Graph {
  const states: State[] = [];
  const edges: Edge[] = [];
  const reachedBy: (Edge | undefined)[] = [];
  const restless: Edge[] = [];
  const known = new Map<string, number>();
  const visit = (state: State): number => {
    const key = keyOf(state);
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, states.length);
    states.push(state);
    reachedBy.push(undefined);
    return states.length - 1;
  };
  const graph = { model, states, edges, reachedBy, restless };
  try {
    for (const start of startsOf(model)) {
      visit(start);
      if (until?.(undefined, start)) return { ...graph, isCut: false };
    }
  } catch (error) {
    if (!(error instanceof Restless)) throw error;
    return { ...graph, restless: [undefined], isCut: false };
  }
  for (let from = 0; from < states.length; from += 1) {
    if (states.length > limit) return { ...graph, isCut: true };
    const start = states[from];
    if (!start) break;
    for (const { move, to: state } of movesOf(model, start, options)) {
      if (state === undefined) {
        restless.push({ from, to: from, move });
        continue;
      }
      const before = states.length;
      const edge = { from, to: visit(state), move };
      edges.push(edge);
      if (edge.to === before) reachedBy[edge.to] = edge;
      if (until?.(edge, state)) return { ...graph, isCut: false };
    }
  }
  return { ...graph, isCut: false };
}

/** The moves by which a state is reached, the shortest way. */
export function traceTo(graph: Graph, state: number): readonly Edge[] {
  const trace: Edge[] = [];
  for (let edge = graph.reachedBy[state]; edge; edge = graph.reachedBy[edge.from]) trace.unshift(edge);
  return trace;
}

/** States from which one of the goals can still be reached without a correction; by state. */
export function canStillReach(graph: Graph, isGoal: (state: State) => boolean): readonly boolean[] {
  const can = graph.states.map((state) => isGoal(state));
  spread(
    can,
    graph.edges.filter(({ move }) => isForward(move)),
    ({ to }) => to,
    ({ from }) => from,
  );
  return can;
}

/** States that can be reached from some, by any move; by state. */
export function reachableFrom(graph: Graph, starts: readonly number[]): readonly boolean[] {
  const can = graph.states.map(() => false);
  for (const start of starts) can[start] = true;
  spread(
    can,
    graph.edges,
    ({ from }) => from,
    ({ to }) => to,
  );
  return can;
}

function spread(
  can: boolean[],
  edges: readonly Edge[],
  one: (edge: Edge) => number,
  other: (edge: Edge) => number,
): void {
  const by = Map.groupBy(edges, one);
  const queue = can.flatMap((is, index) => (is ? [index] : []));
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const edge of by.get(next) ?? []) {
      if (can[other(edge)]) continue;
      can[other(edge)] = true;
      queue.push(other(edge));
    }
  }
}
