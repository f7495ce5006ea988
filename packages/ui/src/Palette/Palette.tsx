import { Button as AriaButton } from 'react-aria-components/Button';
import { GridList, GridListItem } from 'react-aria-components/GridList';
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop';
import { Icon, type IconName } from '../Icon/index.ts';
import { newThingType } from './newThingType.ts';
import styles from './Palette.module.css';

export interface PaletteThing {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName | undefined;
}

export interface PaletteProps {
  readonly label: string;
  readonly things: readonly PaletteThing[];
  /** Name of the handle by which a thing is dragged; the thing's own name follows. */
  readonly dragLabel: string;
  /** A press or Enter: it goes where the reader is. Dragged into an Outline, it goes there. */
  readonly onAdd: (id: string) => void;
}

/** What can be added: by a press, or dragged to its place, with the pointer or the keyboard. */
export function Palette({ label, things, dragLabel, onAdd }: PaletteProps) {
  const { dragAndDropHooks } = useDragAndDrop<PaletteThing>({
    getItems: (_keys, items) => items.map((item) => ({ [newThingType]: item.id, 'text/plain': item.label })),
    getAllowedDropOperations: () => ['copy'],
  });
  return (
    <GridList
      aria-label={label}
      className={styles.palette ?? ''}
      items={things}
      selectionMode="none"
      layout="grid"
      keyboardNavigationBehavior="tab"
      onAction={(id) => onAdd(String(id))}
      dragAndDropHooks={dragAndDropHooks}
    >
      {(thing) => (
        <GridListItem id={thing.id} textValue={thing.label} className={styles.thing ?? ''}>
          <AriaButton slot="drag" className={styles.grip ?? ''} aria-label={dragLabel}>
            <Icon name="grip" />
          </AriaButton>
          {thing.icon !== undefined && <Icon name={thing.icon} />}
          <span className={styles.label}>{thing.label}</span>
        </GridListItem>
      )}
    </GridList>
  );
}
