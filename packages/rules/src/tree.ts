import type { Answer, Explanation, RuleTree, Truth } from './types.ts';

const OPPOSITE: Readonly<Record<Truth, Truth>> = { met: 'notMet', notMet: 'met', notYetKnown: 'notYetKnown' };

/** One part that decides is enough; else one that is not known leaves the whole open. */
function combine(parts: readonly Explanation[], deciding: Truth): Truth {
  if (parts.some(({ truth }) => truth === deciding)) return deciding;
  return parts.some(({ truth }) => truth === 'notYetKnown') ? 'notYetKnown' : OPPOSITE[deciding];
}

function explain(
  kind: Explanation['kind'],
  truth: Truth,
  message: string | undefined,
  children: readonly Explanation[],
): Explanation {
  const missing = truth === 'notYetKnown' ? [...new Set(children.flatMap(missingPaths))] : undefined;
  return {
    kind,
    truth,
    ...(message === undefined ? {} : { message }),
    ...(missing === undefined ? {} : { missing }),
    children,
  };
}

function leafOf(answer: Answer, message: string | undefined): Explanation {
  const named = message === undefined ? {} : { message };
  if (answer.known && typeof answer.value === 'boolean') {
    return { kind: 'leaf', truth: answer.value ? 'met' : 'notMet', ...named };
  }
  // A leaf that gives no boolean is refused when a definition is checked; here it decides nothing.
  return { kind: 'leaf', truth: 'notYetKnown', missing: answer.known ? [] : answer.missing, ...named };
}

/**
 * The answer of a rule with its reasons: the rule's own tree, each part met, not met or not yet known.
 * Every leaf is evaluated, so that the explanation is whole. An `all` of nothing is met, an `any` of nothing is not.
 */
export function evaluateTree(tree: RuleTree, evaluateLeaf: (cel: string) => Answer): Explanation {
  if ('cel' in tree) return leafOf(evaluateLeaf(tree.cel), tree.message);
  if ('not' in tree) {
    const child = evaluateTree(tree.not, evaluateLeaf);
    return explain('not', OPPOSITE[child.truth], tree.message, [child]);
  }
  const isAll = 'all' in tree;
  const children = (isAll ? tree.all : tree.any).map((part) => evaluateTree(part, evaluateLeaf));
  return explain(isAll ? 'all' : 'any', combine(children, isAll ? 'notMet' : 'met'), tree.message, children);
}

/** The paths without which the rule's answer is not known; none for a rule that is answered. */
export function missingPaths(explanation: Explanation): readonly string[] {
  return explanation.truth === 'notYetKnown' ? (explanation.missing ?? []) : [];
}

/** Every expression of a rule, in the order of its tree. */
export function expressionsOf(tree: RuleTree): readonly string[] {
  if ('cel' in tree) return [tree.cel];
  if ('not' in tree) return expressionsOf(tree.not);
  return ('all' in tree ? tree.all : tree.any).flatMap(expressionsOf);
}
