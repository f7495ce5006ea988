import { endersOf } from '../model/cone.ts';
import { STATUS } from '../model/state.ts';
import type { Scope, Search } from '../scope.ts';
import { canStillReach, type Edge } from '../search/explore.ts';
import { isForward } from '../search/moves.ts';

/** How a record with steps that have no end of their own (at will, by outcome) comes to its end: by a decision. */
export interface Finish {
  readonly search: Search;
  readonly openEnded: readonly string[];
  /** By state: whether the record can still be ended, or nothing without end is left. */
  readonly can: readonly boolean[];
  /** Whether a record can be ended at all; where none can, it stays open by design. */
  readonly isPossible: boolean;
}

export function finishOf(scope: Scope): Finish | undefined {
  const { workflow } = scope;
  const openEnded = workflow.steps
    .filter(({ repeat }) => repeat?.kind === 'atWill' || repeat?.kind === 'byOutcome')
    .map(({ id }) => id);
  const enders = endersOf(workflow);
  if (openEnded.length === 0 || enders.length === 0) return undefined;
  const search = scope.search([...openEnded, ...enders], { focus: enders });
  if (search.graph.isCut) return { search, openEnded, can: [], isPossible: false };
  const can = canStillReach(
    search.graph,
    (state) => search.hasEnded(state) || openEnded.every((id) => search.status(state, id) === STATUS.skipped),
  );
  return { search, openEnded, can, isPossible: search.graph.states.some((state) => search.hasEnded(state)) };
}

/** Moves after which the record can no longer be ended, though before it could. */
export const dyingEdges = ({ search, can, isPossible }: Finish): readonly Edge[] =>
  isPossible
    ? search.graph.edges.filter(
        ({ from, to, move }) => isForward(move) && can[from] === true && can[to] === false,
      )
    : [];
