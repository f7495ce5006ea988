import { Button, type IconName } from '@greffe/ui';
import type { MessageKey } from '../../language/catalogues.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import styles from './Tree.module.css';
import { useTree } from './treeContext.ts';
import { grouped, moved, removed, takenOut } from './treeEdits.ts';
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
    control: string,
    label: MessageKey,
    look: { readonly icon: IconName } | { readonly text: MessageKey },
    isPossible: boolean,
    act: () => void,
  ) => (
    <Button
      id={idOf(way, control)}
      size="small"
      variant="quiet"
      icon={'icon' in look ? look.icon : undefined}
      isDisabled={!isPossible}
      aria-label={t(label, { number })}
      onPress={act}
    >
      {'text' in look ? t(look.text) : ''}
    </Button>
  );
  const isFirst = place === 0;
  const isLast = place === siblings - 1;
  // The button that was pressed keeps the focus; at an end, where it can do nothing more, the one beside it.
  const move = (by: 1 | -1) => {
    const isAtEnd = by === 1 ? place + 1 === siblings - 1 : place === 1;
    edit(moved(root, way, by), (by === 1) === isAtEnd ? 'up' : 'down', t('rules.said.moved'));
  };
  return (
    <div className={styles.partActions}>
      {action('up', 'rules.part.up', { icon: 'arrow-up' }, !isFirst, () => move(-1))}
      {action('down', 'rules.part.down', { icon: 'arrow-down' }, !isLast, () => move(1))}
      {action('group', 'rules.part.group', { text: 'rules.part.groupShort' }, true, () =>
        edit(grouped(root, way), 'condition', t('rules.said.grouped')),
      )}
      {way.length > 1 &&
        action('out', 'rules.part.out', { text: 'rules.part.outShort' }, true, () =>
          edit(takenOut(root, way), 'condition', t('rules.said.moved')),
        )}
      {action('remove', 'logic.remove', { icon: 'trash' }, siblings > 1 || way.length > 1, () =>
        edit(removed(root, way), 'condition', t('logic.said.removed')),
      )}
    </div>
  );
}
