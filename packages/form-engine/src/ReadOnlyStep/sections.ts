import type { Field, Pointer, Step, StepData } from '@greffe/definition';
import { expandPattern, getAt, parentPointer } from '@greffe/definition';
import { formatValue, type Wording } from './formatValue.ts';

/** A field and its value in words; no value is one not given. */
export interface ReadOnlyItem {
  readonly pointer: Pointer;
  readonly title: string;
  readonly value?: string;
  /** Of a field for files: which. */
  readonly files?: readonly string[];
}

/** What heads the rows of a table. */
export interface ReadOnlyTable {
  /** What one row is called. */
  readonly itemTitle: string;
  readonly columns: readonly { readonly name: string; readonly title: string }[];
}

/** A section, a group or an item of a list, with what stands in it. */
export interface SectionContent {
  readonly pointer: Pointer;
  readonly title: string;
  readonly items: readonly ReadOnlyItem[];
  readonly groups: readonly SectionContent[];
  /** Its groups are rows, each with an item for a column at most. */
  readonly table?: ReadOnlyTable;
}

export interface SectionWording extends Wording {
  readonly titleOf: (pointer: Pointer) => string;
}

interface Builder {
  readonly pointer: Pointer;
  readonly title: string;
  readonly items: ReadOnlyItem[];
  readonly groups: Builder[];
  readonly table?: ReadOnlyTable;
}

const isGroup = (field: Field) => field.kind === 'object' || field.kind === 'list';

/** Choices of a list, ticked off or shown on a drawing: one answer to read. */
const isTicked = ({ kind, layout }: Field) =>
  kind === 'list' && (layout.widget === 'checkboxes' || layout.widget === 'regions');

/** The heads of a list that is filled in as a table; nothing for one that is not. */
function tableOf(
  { pointer: list, layout }: Field,
  { fields }: Step,
  titleOf: SectionWording['titleOf'],
): Pick<Builder, 'table'> {
  if (layout.widget !== 'table') return {};
  const columns = fields
    .filter(({ pointer }) => parentPointer(pointer) === `${list}/*`)
    .map(({ pointer }) => ({ name: nameOf(pointer), title: titleOf(pointer) }));
  return { table: { itemTitle: titleOf(`${list}/*`), columns } };
}

/** The last part of a pointer: the name of a field. */
export const nameOf = (pointer: Pointer) => pointer.slice(pointer.lastIndexOf('/') + 1);

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
  const ticked = new Set(step.fields.filter(isTicked).map(({ pointer }) => pointer));
  for (const field of step.fields) {
    // What was ticked is read with its list.
    if (field.pointer.endsWith('/*') && ticked.has(parentPointer(field.pointer))) continue;
    for (const pointer of expandPattern(field.pointer, data)) {
      if (field.pointer === '' || hidden.has(pointer)) continue;
      const title = wording.titleOf(pointer);
      const holder = holderOf(pointer);
      const listed = field.kind === 'list' && field.layout.widget === 'file';
      if (field.kind === 'file' && pointer.match(/\/\d+$/)) continue;
      if (listed || field.kind === 'file') {
        const files = [getAt(data, pointer)].flat().filter((id) => typeof id === 'string' && id !== '');
        holder.items.push({ pointer, title, ...(files.length > 0 && { files: files as string[] }) });
        continue;
      }
      if (ticked.has(field.pointer)) {
        const words = [getAt(data, pointer) ?? []]
          .flat()
          .map((each) => wording.optionLabel(`${pointer}/0`, String(each)));
        const value = new Intl.ListFormat(wording.language).format(words);
        holder.items.push({ pointer, title, ...(words.length > 0 && { value }) });
        continue;
      }
      if (isGroup(field)) {
        const table = tableOf(field, step, wording.titleOf);
        const group: Builder = { pointer, title, items: [], groups: [], ...table };
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
