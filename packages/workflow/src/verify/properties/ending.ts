import type { WorkflowStep } from '@greffe/definition';
import type { Violation } from '../report.ts';
import { type Property, type Scope, type Search, violationAt } from '../scope.ts';

/**
 * Nothing is caused after the end: a decision that ends the record begins nothing else, for nobody could act on it, and
 * whoever it asks would be asked in vain. What others hold back in their windows is asked for before the end, by the
 * engine, which lets nothing be asked for afterwards.
 */
export const ending: Property = (scope) => {
  const searches: Search[] = [];
  const violations = scope.workflow.steps.flatMap((step) => contradictions(scope, step, searches));
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
