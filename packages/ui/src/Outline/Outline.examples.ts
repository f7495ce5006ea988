import type { OutlineItem, OutlineTarget } from './types.ts';

/** A book of one part and an end. */
export const chapters: readonly OutlineItem[] = [
  {
    id: 'part-1',
    label: 'Première partie',
    children: [
      { id: 'begin', label: 'Début', children: [] },
      { id: 'middle', label: 'Milieu', children: [] },
    ],
  },
  { id: 'end', label: 'Fin', children: [] },
];

/** Fifty parts of ten chapters. */
export const largeOutline: readonly OutlineItem[] = Array.from({ length: 50 }, (_part, part) => ({
  id: `part-${part}`,
  label: `Partie ${part + 1}`,
  children: Array.from({ length: 10 }, (_chapter, chapter) => ({
    id: `chapter-${part}-${chapter}`,
    label: `Chapitre ${part + 1}.${chapter + 1}`,
    children: [],
  })),
}));

/** The lines with one of them, or a new one, at another place. */
export function put(
  items: readonly OutlineItem[],
  what: string | OutlineItem,
  target: OutlineTarget,
): readonly OutlineItem[] {
  const moved = typeof what === 'string' ? find(items, what) : what;
  if (!moved) return items;
  const rest = typeof what === 'string' ? without(items, what) : items;
  return target.id === undefined ? [...rest, moved] : placed(rest, moved, target);
}

function find(items: readonly OutlineItem[], id: string): OutlineItem | undefined {
  return items.flatMap((item) => (item.id === id ? item : (find(item.children, id) ?? [])))[0];
}

function without(items: readonly OutlineItem[], id: string): readonly OutlineItem[] {
  return items.flatMap((item) => (item.id === id ? [] : { ...item, children: without(item.children, id) }));
}

function placed(items: readonly OutlineItem[], moved: OutlineItem, target: OutlineTarget): OutlineItem[] {
  return items.flatMap((item) => {
    if (item.id !== target.id) return { ...item, children: placed(item.children, moved, target) };
    if (target.position === 'on') return { ...item, children: [...item.children, moved] };
    return target.position === 'before' ? [moved, item] : [item, moved];
  });
}
