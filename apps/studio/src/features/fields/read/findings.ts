import { type Finding, pointerParts, toPointer } from '@greffe/definition';
import { type FieldView, flatten } from './readFields.ts';

/** What is wrong with a step, by the field that it is about; what is about no field stands under the empty pointer. */
export function findingsByField(
  findings: readonly Finding[],
  step: string,
  fields: readonly FieldView[],
): ReadonlyMap<string, readonly Finding[]> {
  const known = new Set(flatten(fields).map(({ pointer }) => pointer));
  const byText = new Map(
    [...known].map((pointer) => [`field.${step}${pointer.replaceAll('/', '.')}.`, pointer]),
  );
  const result = new Map<string, Finding[]>();
  for (const finding of findings) {
    const about = pointerOf(finding, step, byText);
    if (about === undefined) continue;
    const pointer = nearest(about, known);
    result.set(pointer, [...(result.get(pointer) ?? []), finding]);
  }
  return result;
}

/** The field that a finding speaks of, by the file that it stands in; nothing when it is about something else. */
export function pointerOf(
  { file, pointer }: Pick<Finding, 'file' | 'pointer'>,
  step: string,
  byText: ReadonlyMap<string, string>,
): string | undefined {
  const parts = pointerParts(pointer);
  if (file === `steps/${step}.schema.json`) return dataPointer(parts);
  if (file === `steps/${step}.ui.json` || file === `steps/${step}.logic.json`)
    return parts[0] === 'fields' ? (parts[1] ?? '') : '';
  if (!file.startsWith('i18n/')) return undefined;
  const key = parts[0] ?? '';
  if (!key.startsWith(`field.${step}.`)) return undefined;
  const begins = [...byText.keys()].filter((each) => key.startsWith(each));
  return byText.get(begins.toSorted((a, b) => b.length - a.length)[0] ?? '') ?? '';
}

/** `/properties/visits/items/properties/date/maximum` → `/visits/~/date` with a star. */
function dataPointer(parts: readonly string[]): string {
  const way: string[] = [];
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index];
    const next = parts[index + 1];
    if (part === 'items') way.push('*');
    else if (part === 'properties' && next !== undefined) {
      way.push(next);
      index += 1;
    } else break;
  }
  return toPointer(way);
}

function nearest(pointer: string, known: ReadonlySet<string>): string {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) if (known.has(at)) return at;
  return '';
}
