import { useRef } from 'react';
import { type DragAndDropHooks, useDragAndDrop } from 'react-aria-components/useDragAndDrop';
import { newThingType } from '../Palette/newThingType.ts';
import type { OutlineItem, OutlineTarget } from './types.ts';

/** What is dragged within an outline, so that nothing else on the page takes it. */
const LINE = 'application/x-greffe-line';

export interface OutlineDrag {
  /** Whether a line, or something new where none is named, may be put there. */
  readonly canDrop: (id: string | undefined, target: OutlineTarget) => boolean;
  readonly onMove: (id: string, target: OutlineTarget) => void;
  /** Something new out of a Palette. */
  readonly onInsert?: ((thing: string, target: OutlineTarget) => void) | undefined;
}

/** Dragging lines, by the pointer and by the keyboard alike. */
export function useOutlineDrag(drag: OutlineDrag): DragAndDropHooks<OutlineItem> {
  const dragged = useRef<string>(undefined);
  const { canDrop, onMove, onInsert } = drag;
  const insert = async (items: Iterable<unknown>, target: OutlineTarget) => {
    for (const item of items as Iterable<{ getText?: (type: string) => Promise<string> }>)
      if (item.getText) onInsert?.(await item.getText(newThingType), target);
  };
  const { dragAndDropHooks } = useDragAndDrop<OutlineItem>({
    getItems: (keys, items) =>
      items
        .filter(({ isFixed }) => !isFixed)
        .map(({ id, label }) => ({ [LINE]: keys.has(id) ? id : '', 'text/plain': label })),
    getAllowedDropOperations: () => ['move'],
    acceptedDragTypes: [LINE, newThingType],
    onDragStart: ({ keys }) => {
      dragged.current = [...keys].map(String)[0];
    },
    onDragEnd: () => {
      dragged.current = undefined;
    },
    getDropOperation: (target, types, [allowed = 'cancel']) => {
      const isNew = types.has(newThingType);
      if (!isNew && dragged.current === undefined) return 'cancel';
      const place: OutlineTarget =
        target.type === 'root'
          ? { id: undefined, position: 'on' }
          : { id: String(target.key), position: target.dropPosition };
      return canDrop(isNew ? undefined : dragged.current, place) ? allowed : 'cancel';
    },
    onMove: ({ keys, target }) => {
      for (const key of keys) onMove(String(key), { id: String(target.key), position: target.dropPosition });
    },
    onInsert: ({ items, target }) =>
      void insert(items, { id: String(target.key), position: target.dropPosition }),
    onItemDrop: ({ items, target, isInternal }) => {
      if (!isInternal) void insert(items, { id: String(target.key), position: 'on' });
    },
    onRootDrop: ({ items }) => void insert(items, { id: undefined, position: 'on' }),
  });
  return dragAndDropHooks;
}
