import { and, desc, eq, gt, inArray, persons, studioPresence } from '@greffe/database';
import type { EditorView } from '../api/index.ts';
import type { Work } from '../records/work.ts';

/** Milliseconds after which somebody who says nothing no longer counts as there: three heartbeats of 20 seconds. */
const presence = 60_000;

/** Names of people by their ids; a part of the engine goes by its own. */
export async function namesOf(
  { transaction }: Work,
  ids: readonly string[],
): Promise<(id: string) => string> {
  const wanted = [...new Set(ids)].filter((id) => !id.startsWith('system:'));
  const rows =
    wanted.length === 0 ? [] : await transaction.select().from(persons).where(inArray(persons.id, wanted));
  const names = new Map(rows.map(({ id, givenName, familyName }) => [id, `${givenName} ${familyName}`]));
  return (id) => names.get(id) ?? id.replace(/^system:/, '');
}

/** Who has each of some drafts open now, whoever was heard of last first. */
export async function editorsOf(
  { transaction, now }: Work,
  drafts: readonly string[],
): Promise<ReadonlyMap<string, readonly EditorView[]>> {
  const rows =
    drafts.length === 0
      ? []
      : await transaction
          .select()
          .from(studioPresence)
          .innerJoin(persons, eq(persons.id, studioPresence.person))
          .where(
            and(
              inArray(studioPresence.draft, [...drafts]),
              gt(studioPresence.lastSeen, new Date(now.getTime() - presence)),
            ),
          )
          .orderBy(desc(studioPresence.lastSeen), persons.id);
  const byDraft = new Map<string, EditorView[]>();
  for (const { studio_presence: seen, persons: person } of rows) {
    const editor = {
      name: `${person.givenName} ${person.familyName}`,
      lastSeen: seen.lastSeen.toISOString(),
    };
    byDraft.set(seen.draft, [...(byDraft.get(seen.draft) ?? []), editor]);
  }
  return byDraft;
}
