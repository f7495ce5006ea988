import type { Violation } from '../report.ts';
import { type Property, type Search, violationAt } from '../scope.ts';

/** No step is validated, and no entry of one, before all that it requires is done. */
export const order: Property = (scope) => {
  const { workflow, words } = scope;
  const searches: Search[] = [];
  const violations = workflow.steps.flatMap((step): Violation[] => {
    if (step.requires.length === 0) return [];
    const search = scope.search([step.id]);
    searches.push(search);
    const { index } = search.step(step.id);
    const edge = search.graph.edges.find(({ move }) => move.step === index && (move.unmet?.length ?? 0) > 0);
    const before = search.graph.model.steps[edge?.move.unmet?.[0] ?? -1]?.step.id;
    if (!edge || before === undefined) return [];
    const message = words.say('beforeRequired', { step: words.step(step.id), other: words.step(before) });
    return [violationAt(scope, 'order', step, '/requires', message, search.trace(edge, edge.to, []))];
  });
  return { violations, searches };
};
