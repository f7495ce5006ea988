import type { Explanation } from '@greffe/rules';
import { Select } from '@greffe/ui';
import { useFindings } from '../../editor/EditorProvider.tsx';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { ExpressionField } from '../../logic/ExpressionField.tsx';
import { Answer } from '../trial/Answer.tsx';
import { Readings } from '../trial/Readings.tsx';
import { PartActions } from './PartActions.tsx';
import { PartMessage } from './PartMessage.tsx';
import styles from './Tree.module.css';
import { useTree } from './treeContext.ts';
import { type PartView, partAt, replacedAt, treeOf, UNFILLED, viewOf, type Way } from './treeView.ts';

interface LeafProps {
  readonly view: Extract<PartView, { kind: 'leaf' }>;
  readonly way: Way;
  readonly number: string;
  readonly explanation: Explanation | undefined;
  readonly siblings: number;
}

/** One condition of a rule: what has to hold, whether it does, with the values that it reads, and what it says. */
export function Leaf({ view, way, number, explanation, siblings }: LeafProps) {
  const { t } = useLanguage();
  const { rule, root, ground, trial, idOf, put } = useTree();
  const { cel, isNegated } = view;
  const error = useErrorAt(`${rule.pointer}/assert${pointerOf(root, way)}${view.inside}`);
  const label = number === '' ? t('rules.tree') : t('logic.line', { number });
  return (
    <div className={styles.leaf}>
      <div className={styles.head}>
        <div className={styles.quantifier}>
          <Select
            id={idOf(way, 'negation')}
            label={t('rules.leaf.holds', { field: label })}
            isLabelHidden
            value={isNegated ? 'not' : 'is'}
            options={[
              { value: 'is', label: t('rules.leaf.must') },
              { value: 'not', label: t('rules.leaf.mustNot') },
            ]}
            onChange={(next) => put(replacedAt(root, way, treeOf({ ...view, isNegated: next === 'not' })))}
          />
        </div>
        {way.length > 0 && cel !== UNFILLED && <Answer explanation={explanation} />}
        {way.length > 0 && <PartActions way={way} number={number} siblings={siblings} />}
      </div>
      <ExpressionField
        id={idOf(way, 'condition')}
        label={label}
        isLabelHidden={number === ''}
        kind="boolean"
        isSingle
        place={ground.place}
        value={cel === UNFILLED ? undefined : cel}
        error={error}
        onChange={(next) => {
          // Until another condition is complete, the one before counts.
          if (next !== undefined) put(replacedAt(root, way, treeOf({ ...view, cel: next })));
        }}
      />
      <Readings readings={trial.readings(cel)} ground={ground} />
      <PartMessage way={way} number={number} message={view.message} />
    </div>
  );
}

/** Where a part stands in the rule as the file has it. */
function pointerOf(root: Parameters<typeof viewOf>[0], way: Way): string {
  return way
    .map((place, depth) => {
      const part = partAt(root, way.slice(0, depth));
      const view = part && viewOf(part);
      if (view?.kind !== 'group') return '';
      return view.inside === '' ? '/not' : `${view.inside}/${place}`;
    })
    .join('');
}

function useErrorAt(pointer: string): string | undefined {
  const found = useFindings().filter((each) => each.file === 'rules.json' && each.pointer === pointer);
  return found.map(({ message }) => message).join(' ') || undefined;
}
