import { createContext, use } from 'react';
import type { Tree } from '../../../model/index.ts';
import type { Ground } from '../../logic/ground/useGround.ts';
import type { RuleView } from '../readRules.ts';
import type { RuleTrial } from '../trial/useRuleTrial.ts';
import type { Edited } from './treeEdits.ts';
import type { Way } from './treeView.ts';

/** What the parts of one rule share. */
export interface TreeTools {
  readonly rule: RuleView;
  readonly root: Tree;
  readonly ground: Ground;
  readonly trial: RuleTrial;
  /** The id of a control of the part at a way. */
  readonly idOf: (way: Way, control: string) => string;
  /** Does an edit, and leads the focus to a control of the part that it was about. */
  readonly edit: (edited: Edited | undefined, control: string, said: string) => void;
  readonly put: (tree: Tree) => boolean;
  /** The sentence of a part in one language. */
  readonly setMessage: (way: Way, language: string, text: string | undefined) => void;
}

export const TreeContext = createContext<TreeTools | undefined>(undefined);

export function useTree(): TreeTools {
  const tools = use(TreeContext);
  if (!tools) throw new Error('useTree needs a TreeEditor above it');
  return tools;
}
