import type { Place } from '../places/placeOf.ts';

/** The parts of the editor in which something can be mended. */
export type EditorPart = 'steps' | 'fields' | 'rules' | 'counters' | 'texts';

/** The part in which a place is edited; nothing where no part edits it. */
export function partOf({ kind, recordType }: Place): EditorPart | undefined {
  if (kind === 'step') return recordType === undefined ? 'fields' : 'steps';
  if (kind === 'field') return 'fields';
  if (kind === 'rule') return 'rules';
  if (kind === 'counter') return 'counters';
  return kind === 'text' ? 'texts' : undefined;
}

/** Where a place can be edited in the studio. */
export function addressOf(place: Place, draft: string): string | undefined {
  const part = partOf(place);
  if (part === undefined) return undefined;
  const { step, recordType, field, id } = place;
  const asked: Readonly<Record<EditorPart, Readonly<Record<string, string | undefined>>>> = {
    steps: { type: recordType, step },
    fields: { step, field },
    rules: { rule: id },
    counters: { counter: id },
    texts: { key: id },
  };
  const search = Object.entries(asked[part]).flatMap(([name, value]) =>
    value ? [`${name}=${encodeURIComponent(value)}`] : [],
  );
  const address = `/studio/drafts/${draft}/${part}`;
  return search.length > 0 ? `${address}?${search.join('&')}` : address;
}
