import { type RefObject, useCallback, useEffect, useRef } from 'react';

interface Places {
  getLayoutInfo(id: string): { readonly rect: { readonly y: number; readonly height: number } } | null;
}

/** Frames that a line needs at most until it has its place. */
const PATIENCE = 5;

const rowOf = (tree: HTMLElement, id: string) =>
  tree.querySelector<HTMLElement>(`[role="row"][data-key="${CSS.escape(id)}"]`);

/**
 * Keeps the line that is selected in view, and the focus on it: an undo or a move to another part makes its row anew, and
 * the browser would leave the focus nowhere. Answers what puts the focus there from elsewhere.
 */
export function useFocusOfLine(
  tree: RefObject<HTMLDivElement | null>,
  places: Places,
  selected: string | undefined,
  items: unknown,
): () => void {
  const isHere = useRef(false);
  const latest = useRef(selected);
  const frame = useRef(0);

  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      isHere.current =
        target instanceof Element && target.role === 'row' && Boolean(tree.current?.contains(target));
    };
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  }, [tree]);

  const seek = useCallback(
    (isForced: boolean, left = PATIENCE) => {
      cancelAnimationFrame(frame.current);
      frame.current = requestAnimationFrame(() => {
        const box = tree.current;
        const id = latest.current;
        if (!box) return;
        const rect = id === undefined ? undefined : places.getLayoutInfo(id)?.rect;
        if (rect) reveal(box, rect.y, rect.height);
        const isWanted = isForced || (isHere.current && id !== undefined && isFree(box, id));
        const row = id === undefined ? null : rowOf(box, id);
        if (isWanted && row) row.focus({ preventScroll: true });
        else if (left > 0 && (isWanted || !rect)) seek(isForced, left - 1);
        else if (isWanted) box.focus({ preventScroll: true });
      });
    },
    [tree, places],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: other items may have taken the row of the selected one along
  useEffect(() => {
    latest.current = selected;
    if (selected !== undefined) seek(false);
  }, [seek, selected, items]);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);

  return useCallback(() => seek(true), [seek]);
}

/** Whether the focus is lost, or still on a line that is no longer the selected one. */
function isFree(tree: HTMLElement, selected: string): boolean {
  const { activeElement } = document;
  if (activeElement === null || activeElement === document.body) return true;
  const isLine = activeElement.role === 'row' && tree.contains(activeElement);
  return isLine && (activeElement as HTMLElement).dataset.key !== selected;
}

/** Scrolls so that a part is in view, a third from the top, unless it is already. */
function reveal(box: HTMLElement, top: number, height: number): void {
  const isInView = top >= box.scrollTop && top + height <= box.scrollTop + box.clientHeight;
  if (!isInView) box.scrollTop = Math.max(0, top - box.clientHeight / 3);
}
