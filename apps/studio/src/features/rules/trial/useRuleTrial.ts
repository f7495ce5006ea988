import { brusselsDay, expandPattern, type Facts } from '@greffe/definition';
import { type Reading, readingsOf, type TrialGround, tryTree } from '@greffe/definition/assist';
import type { Explanation } from '@greffe/rules';
import { useMemo } from 'react';
import type { Tree } from '../../../model/index.ts';
import { useGround } from '../../logic/ground/useGround.ts';
import { usePreview } from '../../preview/PreviewProvider.tsx';
import { usePreviewData } from '../../preview/usePreviewData.ts';
import type { RuleView } from '../readRules.ts';

/** A rule tried on what was typed in the preview. */
export interface RuleTrial {
  readonly explanation: Explanation | undefined;
  /** What a condition reads there. */
  readonly readings: (cel: string) => readonly Reading[];
  /** Where it is asked: once, or of each item of a list. */
  readonly places: readonly string[];
  readonly hasData: boolean;
}

/** Who fills in is not known to a rule that is tried by itself. */
const nobody = { number: '', name: '' };

/**
 * Tries a rule on the data of the preview, as it stands.
 * @param item which item of a list, where the rule is asked of each.
 */
export function useRuleTrial(rule: RuleView, assert: Tree, item: number): RuleTrial {
  const { step, scope } = rule;
  const data = usePreviewData(step);
  const preview = usePreview();
  const { sketch } = useGround(useMemo(() => ({ step, scope }), [step, scope]));
  const today = brusselsDay(preview.now());
  return useMemo(() => {
    const places = scope.includes('*') ? expandPattern(scope, data) : [scope];
    const facts: Facts = { today, organisation: nobody, author: nobody };
    const place = places[item] ?? places[0];
    const ground: TrialGround | undefined =
      place === undefined ? undefined : { bundle: sketch, step, scope: place, data, facts };
    return {
      places,
      hasData: Object.keys(data).length > 0,
      explanation: ground && tryTree(assert, ground),
      readings: (cel) => (ground ? readingsOf(cel, ground) : []),
    };
  }, [sketch, step, scope, data, today, assert, item]);
}
