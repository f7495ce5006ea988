import type { Explanation, Truth } from '@greffe/rules';
import type { Tone } from '@greffe/ui';
import type { Tree } from '../../../model/index.ts';
import type { MessageKey } from '../../language/catalogues.ts';
import { viewOf } from '../tree/treeView.ts';

/** The answers of the parts of a group, in their order; the same number as it has parts. */
export function answersOfParts(
  tree: Tree,
  explanation: Explanation | undefined,
): (Explanation | undefined)[] {
  const view = viewOf(tree);
  if (view.kind === 'leaf') return [];
  // A `not` and the group in it are shown as one.
  const holder = 'not' in tree && view.inside !== '' ? explanation?.children?.[0] : explanation;
  return view.parts.map((_part, index) => holder?.children?.[index]);
}

/** How an answer is said. */
export const answerLooks: Readonly<Record<Truth, { readonly tone: Tone; readonly label: MessageKey }>> = {
  met: { tone: 'success', label: 'rules.answer.met' },
  notMet: { tone: 'error', label: 'rules.answer.notMet' },
  notYetKnown: { tone: 'neutral', label: 'rules.answer.notYetKnown' },
};
