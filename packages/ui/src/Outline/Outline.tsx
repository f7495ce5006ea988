import {
  type DragEvent,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useCallback,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Collection } from 'react-aria-components/Collection';
import { Tree, TreeItem, TreeItemContent } from 'react-aria-components/Tree';
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer';
import { Icon } from '../Icon/index.ts';
import { cx } from '../support/cx.ts';
import styles from './Outline.module.css';
import type { OutlineItem } from './types.ts';
import { useFocusOfLine } from './useFocusOfLine.ts';
import { type OutlineDrag, useOutlineDrag } from './useOutlineDrag.ts';

export interface OutlineHandle {
  /** Puts the focus on the line that is selected, else where it was last. */
  readonly focus: () => void;
}

export interface OutlineProps<Item extends OutlineItem> extends OutlineDrag {
  readonly label: string;
  readonly describedBy?: string | undefined;
  readonly items: readonly Item[];
  /** What a line shows; asked for the lines in view alone, and always the same function, or every line is made again. */
  readonly children: (item: Item) => ReactNode;
  readonly selected: string | undefined;
  readonly onSelect: (id: string) => void;
  /** Enter, or a double click. */
  readonly onOpen?: ((id: string) => void) | undefined;
  readonly closed: ReadonlySet<string>;
  readonly onClosedChange: (closed: ReadonlySet<string>) => void;
  /** A key on the line in hand; it comes before the outline's own keys and, where it answers true, instead of them. */
  readonly onKey?: ((id: string, event: KeyboardEvent) => boolean) | undefined;
  /** Name of the handle by which a line is dragged; the line's own name follows. */
  readonly dragLabel: string;
  readonly toggleLabel: string;
  readonly empty: ReactNode;
  readonly ref?: Ref<OutlineHandle> | undefined;
}

/** Lines in lines that can be put elsewhere: by dragging, with the pointer or the keyboard. Only what is in view is made. */
export function Outline<Item extends OutlineItem>(props: OutlineProps<Item>) {
  const { items, selected, closed, onOpen, onKey, children, dragLabel, toggleLabel } = props;
  const dragAndDropHooks = useOutlineDrag(props);
  const [layout] = useState(() => new ListLayout<Item>());
  const tree = useRef<HTMLDivElement>(null);
  const focus = useFocusOfLine(tree, layout, selected, items);
  useImperativeHandle(props.ref, () => ({ focus }), [focus]);
  const parents = parentsOf(items);
  const expanded = parents.filter((id) => !closed.has(id));

  const onKeyDownCapture = (event: KeyboardEvent) => {
    const row = event.target as HTMLElement;
    const id = row.role === 'row' ? row.dataset.key : undefined;
    if (id === undefined || !onKey?.(id, event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  // React Aria begins the drag of any line; what is fixed stays.
  const onDragStartCapture = (event: DragEvent) => {
    if ((event.target as HTMLElement).querySelector(':scope [data-fixed]')) event.preventDefault();
  };
  const lineOf = useCallback(
    (item: Item): ReactNode => (
      <TreeItem key={item.id} id={item.id} textValue={item.label} className={styles.line ?? ''}>
        <TreeItemContent>
          {({ hasChildItems, isDropTarget }) => (
            <div
              className={cx(styles.row, isDropTarget && styles.into)}
              data-fixed={item.isFixed || undefined}
            >
              <AriaButton slot="drag" className={styles.grip ?? ''} aria-label={dragLabel}>
                <Icon name="grip" />
              </AriaButton>
              {hasChildItems ? (
                <AriaButton slot="chevron" className={styles.chevron ?? ''} aria-label={toggleLabel}>
                  <Icon name="chevron-right" />
                </AriaButton>
              ) : (
                <span className={styles.noChevron} />
              )}
              <div className={styles.content}>{children(item)}</div>
            </div>
          )}
        </TreeItemContent>
        <Collection items={item.children as readonly Item[]} dependencies={[lineOf]}>
          {lineOf}
        </Collection>
      </TreeItem>
    ),
    [dragLabel, toggleLabel, children],
  );

  return (
    <div className={styles.frame} onKeyDownCapture={onKeyDownCapture} onDragStartCapture={onDragStartCapture}>
      <Virtualizer layout={layout} layoutOptions={{ estimatedRowSize: 44, dropIndicatorThickness: 4 }}>
        <Tree<Item>
          ref={tree}
          aria-label={props.label}
          {...(props.describedBy !== undefined && { 'aria-describedby': props.describedBy })}
          className={styles.outline ?? ''}
          items={items}
          dependencies={[lineOf]}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={selected === undefined ? [] : [selected]}
          onSelectionChange={(keys) => {
            const [id] = keys === 'all' ? [] : [...keys];
            if (id !== undefined) props.onSelect(String(id));
          }}
          {...(onOpen && { onAction: (id) => onOpen(String(id)) })}
          expandedKeys={expanded}
          onExpandedChange={(keys) => props.onClosedChange(new Set(parents.filter((id) => !keys.has(id))))}
          dragAndDropHooks={dragAndDropHooks}
          renderEmptyState={() => <div className={styles.empty}>{props.empty}</div>}
        >
          {lineOf}
        </Tree>
      </Virtualizer>
    </div>
  );
}

function parentsOf(items: readonly OutlineItem[]): string[] {
  return items.flatMap(({ id, children }) => (children.length > 0 ? [id, ...parentsOf(children)] : []));
}
