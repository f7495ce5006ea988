import type { Explanation } from '@greffe/rules';
import { Button, Select } from '@greffe/ui';
import type { Tree } from '../../../model/index.ts';
import type { MessageKey } from '../../language/catalogues.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { Answer } from '../trial/Answer.tsx';
import { answersOfParts } from '../trial/explained.ts';
import { Leaf } from './Leaf.tsx';
import { PartActions } from './PartActions.tsx';
import { PartMessage } from './PartMessage.tsx';
import styles from './Tree.module.css';
import { useTree } from './treeContext.ts';
import { added } from './treeEdits.ts';
import { type Quantifier, quantifiers, replacedAt, treeOf, viewOf, type Way } from './treeView.ts';

const quantifierLabels: Readonly<Record<Quantifier, MessageKey>> = {
  all: 'logic.group.all',
  any: 'logic.group.any',
  none: 'logic.group.none',
  notAll: 'logic.group.notAll',
};

interface TreePartProps {
  readonly tree: Tree;
  readonly way: Way;
  readonly explanation: Explanation | undefined;
  /** How many parts its group has. */
  readonly siblings: number;
}

/** A condition, or a group of parts, with what it answers on the preview's data. */
export function TreePart({ tree, way, explanation, siblings }: TreePartProps) {
  const { t } = useLanguage();
  const { root, idOf, edit, put } = useTree();
  const view = viewOf(tree);
  const number = way.map((place) => place + 1).join('.');
  if (view.kind === 'leaf')
    return <Leaf view={view} way={way} number={number} explanation={explanation} siblings={siblings} />;

  const label = way.length === 0 ? t('rules.tree') : t('logic.group.inner', { number });
  const answers = answersOfParts(tree, explanation);
  return (
    <fieldset className={way.length === 0 ? styles.root : styles.group} aria-label={label}>
      <div className={styles.head}>
        <div className={styles.quantifier}>
          <Select
            id={idOf(way, 'condition')}
            label={label}
            isLabelHidden
            value={view.quantifier}
            options={quantifiers.map((each) => ({ value: each, label: t(quantifierLabels[each]) }))}
            onChange={(next) =>
              put(replacedAt(root, way, treeOf({ ...view, quantifier: next as Quantifier })))
            }
          />
        </div>
        {way.length > 0 && <Answer explanation={explanation} />}
        {way.length > 0 && <PartActions way={way} number={number} siblings={siblings} />}
      </div>
      <div className={styles.parts}>
        {view.parts.map((part, index) => (
          <TreePart
            // A part is nothing but its place: what moved is drawn anew.
            // biome-ignore lint/suspicious/noArrayIndexKey: the tree of a rule gives its parts no names.
            key={index}
            tree={part}
            way={[...way, index]}
            explanation={answers[index]}
            siblings={view.parts.length}
          />
        ))}
      </div>
      <div className={styles.actions}>
        <Button
          size="small"
          icon="plus"
          {...(way.length > 0 && { 'aria-label': t('logic.addTo', { number }) })}
          onPress={() => edit(added(root, way), 'condition', t('logic.said.added'))}
        >
          {t('logic.add')}
        </Button>
      </div>
      <PartMessage way={way} number={number} message={view.message} />
    </fieldset>
  );
}
