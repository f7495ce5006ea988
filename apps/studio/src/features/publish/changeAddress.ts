import type { DraftImpact } from '@greffe/client/studio';

type Change = DraftImpact['changes'][number];

/** Where in the draft a change can be looked at; nothing for what is gone, and for what no part of the studio edits. */
export function changeAddress({ kind, where }: Change, draft: string): string | undefined {
  if (/(?:Removed|Split)$/.test(kind)) return undefined;
  const base = `/studio/drafts/${draft}`;
  const to = (part: string, search: Readonly<Record<string, string>>) =>
    `${base}/${part}?${new URLSearchParams(search)}`;
  const { recordType, step, pointer, id } = where as Readonly<Record<string, string | undefined>>;
  if (kind.startsWith('text') && id !== undefined) return to('texts', { key: id });
  if (kind.startsWith('rule') && id !== undefined) return to('rules', { rule: id });
  if (kind.startsWith('counter') && id !== undefined) return to('counters', { counter: id });
  if (/^(?:field|option)/.test(kind) && step !== undefined)
    return to('fields', { step, ...(pointer !== undefined && { field: pointer }) });
  if (/^(?:step|outcome|effect)/.test(kind) && step !== undefined)
    return to('steps', { ...(recordType !== undefined && { type: recordType }), step });
  return undefined;
}
