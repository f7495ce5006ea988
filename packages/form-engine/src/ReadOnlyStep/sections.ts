import type { Field, Pointer, Step, StepData } from '@greffe/definition';
import { expandPattern, getAt } from '@greffe/definition';
import { formatValue, type Wording } from './formatValue.ts';

/** A field and its value in words; no value is one not given. */
interface ReadOnlyItem {
  readonly pointer: Pointer;
  readonly title: string;
  readonly value?: string;
}

/** A section, a group or an item of a list, with what stands in it. */
export interface SectionContent {
  readonly pointer: Pointer;
  readonly title: string;
  readonly items: readonly ReadOnlyItem[];
  readonly groups: readonly SectionContent[];
}

export interface SectionWording extends Wording {
  readonly titleOf: (pointer: Pointer) => string;
}

interface Builder {
  readonly pointer: Pointer;
  readonly title: string;
  readonly items: ReadOnlyItem[];
  readonly groups: Builder[];
}

const isGroup = (field: Field) => field.kind === 'object' || field.kind === 'list';

/** A heading over nothing would be noise. */
function hasContent({ items, groups }: SectionContent): boolean {
  return items.length > 0 || groups.some(hasContent);
}

/** The values of a step by section, in the order of the screen, without what is hidden. */
export function sectionsOf(
  step: Step,
  data: StepData,
  hidden: ReadonlySet<Pointer>,
  wording: SectionWording,
): readonly SectionContent[] {
  const root: Builder = { pointer: '', title: '', items: [], groups: [] };
  const builders = new Map<Pointer, Builder>([['', root]]);
  const holderOf = (pointer: Pointer) => builders.get(pointer.slice(0, pointer.lastIndexOf('/'))) ?? root;
  for (const field of step.fields) {
    for (const pointer of expandPattern(field.pointer, data)) {
      if (field.pointer === '' || hidden.has(pointer)) continue;
      const title = wording.titleOf(pointer);
      const holder = holderOf(pointer);
      if (isGroup(field)) {
        const group: Builder = { pointer, title, items: [], groups: [] };
        builders.set(pointer, group);
        holder.groups.push(group);
        continue;
      }
      const value = formatValue(field, getAt(data, pointer), wording);
      // A box never ticked says nothing.
      if (field.kind === 'boolean' && value === undefined) continue;
      holder.items.push({ pointer, title, ...(value === undefined ? {} : { value }) });
    }
  }
  const groups = root.groups.filter(hasContent);
  return root.items.length > 0 ? [{ ...root, groups: [] }, ...groups] : groups;
}
