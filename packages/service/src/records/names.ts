import { inArray, persons } from '@greffe/database';
import type { Work } from './work.ts';

/** Names of people by their id. */
export type Names = ReadonlyMap<string, string>;

/** Names of the people with these ids; of who came by a hub's link with the number, for nobody here knows them. */
export async function namesOf(work: Work, ids: readonly (string | null | undefined)[]): Promise<Names> {
  const asked = [...new Set(ids.filter((id) => id !== null && id !== undefined))];
  if (asked.length === 0) return new Map();
  const rows = await work.transaction
    .select({
      id: persons.id,
      givenName: persons.givenName,
      familyName: persons.familyName,
      number: persons.number,
    })
    .from(persons)
    .where(inArray(persons.id, asked));
  const withNumber = (id: string, number: string | null) => (id.startsWith('hub:') ? ` (${number})` : '');
  return new Map(
    rows.map(({ id, givenName, familyName, number }) => [
      id,
      `${givenName} ${familyName}${withNumber(id, number)}`,
    ]),
  );
}

/** Who did it, where that is known. */
export function by(names: Names, id: string | null | undefined): { readonly by?: { readonly name: string } } {
  const name = id === null || id === undefined ? undefined : names.get(id);
  return name === undefined ? {} : { by: { name } };
}
