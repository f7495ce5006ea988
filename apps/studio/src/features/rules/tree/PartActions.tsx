import { Button, type IconName } from '@greffe/ui';
import type { MessageKey } from '../../language/catalogues.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import styles from './Tree.module.css';
import { useTree } from './treeContext.ts';
import { type Edited, grouped, moved, removed, takenOut } from './treeEdits.ts';
import type { Way } from './treeView.ts';

interface PartActionsProps {
  readonly way: Way;
  readonly number: string;
  readonly siblings: number;
}

/** What can be done with a part among the others. */
export function PartActions({ way, number, siblings }: PartActionsProps) {
  const { t } = useLanguage();
  const { root, idOf, edit } = useTree();
  const place = way.at(-1) ?? 0;
  const action = (
    name: string,
    icon: IconName,
    label: MessageKey,
    said: MessageKey,
    act: () => Edited | undefined,
    isPossible: boolean,
  ) => (
    <Button
      key={name}
      id={idOf(way, name)}
      size="small"
      variant="quiet"
      icon={icon}
      isDisabled={!isPossible}
      aria-label={t(label, { number })}
      onPress={() => edit(act(), name === 'remove' || name === 'group' ? 'condition' : name, t(said))}
    >
      {''}
    </Button>
  );
  return (
    <div className={styles.partActions}>
      {action('up', 'arrow-up', 'rules.part.up', 'rules.said.moved', () => moved(root, way, -1), place > 0)}
      {action(
        'down',
        'arrow-down',
        'rules.part.down',
        'rules.said.moved',
        () => moved(root, way, 1),
        place < siblings - 1,
      )}
      {action('group', 'plus', 'rules.part.group', 'rules.said.grouped', () => grouped(root, way), true)}
      {action('out', 'undo', 'rules.part.out', 'rules.said.moved', () => takenOut(root, way), way.length > 1)}
      {action(
        'remove',
        'trash',
        'logic.remove',
        'logic.said.removed',
        () => removed(root, way),
        siblings > 1 || way.length > 1,
      )}
    </div>
  );
}
