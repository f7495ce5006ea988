import { STATUS } from '../model/state.ts';
import type { Violation } from '../report.ts';
import { type Property, type Search, violationAt } from '../scope.ts';

/**
 * Where the record type names a consent: no medical step can be filled in while it does not stand. A consent that is
 * skipped is none; one that is taken back, by whoever gave it or by support, is none either.
 */
export const consent: Property = (scope) => {
  const { workflow, words } = scope;
  const given = workflow.consent;
  if (given === undefined || !workflow.steps.some(({ id }) => id === given))
    return { violations: [], searches: [] };
  const searches: Search[] = [];
  const violations = workflow.steps.flatMap((step): Violation[] => {
    if (!step.medical || step.id === given) return [];
    const search = scope.search([step.id, given], { unlocks: workflow.support.length > 0 ? [given] : [] });
    searches.push(search);
    const isGiven = (status: number) => status === STATUS.validated || status === STATUS.locked;
    const bad = search.graph.states.findIndex(
      (state) => search.status(state, step.id) === STATUS.open && !isGiven(search.status(state, given)),
    );
    const state = search.graph.states[bad];
    if (!state) return [];
    const names = { step: words.step(step.id), consent: words.step(given) };
    const status = search.status(state, given);
    const standing = status === STATUS.waiting ? 'waiting' : status === STATUS.skipped ? 'skipped' : 'open';
    const then = words.say('thenOpen', { ...names, status: words.say(standing) });
    const trace = search.trace(undefined, bad, [then]);
    return [violationAt(scope, 'consent', step, '/requires', words.say('medicalFirst', names), trace)];
  });
  return { violations, searches };
};
