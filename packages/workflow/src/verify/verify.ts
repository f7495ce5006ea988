import type { Bundle } from '@greffe/definition';
import { consent } from './properties/consent.ts';
import { ending } from './properties/ending.ts';
import { fields } from './properties/fields.ts';
import { order } from './properties/order.ts';
import { outcomes } from './properties/outcomes.ts';
import { progress } from './properties/progress.ts';
import { reachable } from './properties/reachable.ts';
import { roles } from './properties/roles.ts';
import {
  PROPERTIES,
  type PropertyName,
  type PropertyResult,
  type VerificationReport,
  type VerifyOptions,
} from './report.ts';
import { type Property, scopeOf } from './scope.ts';
import { wordsOf } from './words/words.ts';

/** Enough for any definition of ours many times over, and reached within seconds. */
const MOST_STATES = 50_000;

const JUDGES: Readonly<Record<PropertyName, Property>> = {
  roles,
  fields,
  reachable,
  order,
  progress,
  outcomes,
  consent,
  ending,
};

/**
 * Proves of every record type that its workflow cannot go wrong, or shows the shortest way to where it does.
 * See docs/decisions/0010-verifier.md for what is proved under which abstraction.
 */
export function verify(bundle: Bundle, options: VerifyOptions = {}): VerificationReport {
  const { language, limit = MOST_STATES, clock = () => 0 } = options;
  const words = wordsOf(bundle, language);
  const results = Object.entries(bundle.workflows).flatMap(([recordType, workflow]) => {
    const scope = scopeOf(bundle, recordType, workflow, words, limit);
    return PROPERTIES.map((property): PropertyResult => {
      const start = clock();
      const { violations, searches } = JUDGES[property](scope);
      const looked = [...new Set(searches)];
      const left = [...new Set(looked.flatMap((search) => search.left))];
      return {
        recordType,
        property,
        title: words.say(property),
        answer: violations.length > 0 ? 'violated' : left.length > 0 ? 'notFullyExplored' : 'proved',
        violations,
        left,
        states: looked.reduce((sum, { graph }) => sum + graph.states.length, 0),
        milliseconds: clock() - start,
      };
    });
  });
  return { definition: bundle.hash, results, isProved: results.every(({ answer }) => answer === 'proved') };
}
