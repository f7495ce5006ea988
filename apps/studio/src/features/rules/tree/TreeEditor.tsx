import { Button, focusField, VisuallyHidden } from '@greffe/ui';
import { useEffect, useRef, useState } from 'react';
import type { Tree } from '../../../model/index.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { useGround } from '../../logic/ground/useGround.ts';
import type { RuleView } from '../readRules.ts';
import type { RuleTrial } from '../trial/useRuleTrial.ts';
import styles from './Tree.module.css';
import { TreePart } from './TreePart.tsx';
import { TreeContext } from './treeContext.ts';
import { added, type Edited } from './treeEdits.ts';
import { viewOf, type Way } from './treeView.ts';
import { useTreeCommands } from './useTreeCommands.ts';

interface TreeEditorProps {
  readonly rule: RuleView;
  readonly assert: Tree;
  readonly trial: RuleTrial;
}

/** What has to hold: conditions, in groups of which all or some count, each with what it says when it does not hold. */
export function TreeEditor({ rule, assert, trial }: TreeEditorProps) {
  const { t } = useLanguage();
  const ground = useGround({ step: rule.step, scope: rule.scope });
  const { put, setMessage } = useTreeCommands(rule, assert);
  const [said, setSaid] = useState('');
  const toFocus = useRef<string>(undefined);
  const idOf = (way: Way, part: string) => ['rule-part', ...way, part].join('-');

  useEffect(() => {
    if (toFocus.current === undefined) return;
    const id = toFocus.current;
    toFocus.current = undefined;
    focusField(id);
  });

  /** Does an edit, says what was done, and leads the focus to where it was done. */
  function edit(edited: Edited | undefined, control: string, message: string): void {
    if (!edited || !put(edited.tree)) return;
    toFocus.current = idOf(edited.way, control);
    setSaid(message);
  }

  const isSingle = viewOf(assert).kind === 'leaf';
  return (
    <TreeContext value={{ rule, root: assert, ground, trial, idOf, edit, put, setMessage }}>
      <div className={styles.tree}>
        <TreePart tree={assert} way={[]} explanation={trial.explanation} siblings={1} />
        {isSingle && (
          <div className={styles.actions}>
            <Button
              size="small"
              icon="plus"
              onPress={() => edit(added(assert, []), 'condition', t('logic.said.added'))}
            >
              {t('logic.add')}
            </Button>
          </div>
        )}
      </div>
      <VisuallyHidden>
        <span role="status">{said}</span>
      </VisuallyHidden>
    </TreeContext>
  );
}
