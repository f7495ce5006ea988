import { type PeerForm, shows } from '../form.ts';

/** What a form begins with: everything shows, and all that is required is missing. */
export function initialData({ sections }: PeerForm): Record<string, Record<string, string>> {
  return Object.fromEntries(sections.map(({ name, fields }) => [name, { [fields[0]?.name ?? '']: shows }]));
}
