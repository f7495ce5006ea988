import type { Database } from '@greffe/database';
import { administratorRole } from '@greffe/definition';
import { type DevelopmentIdentities, seedDevelopment } from '../identity/seedDevelopment.ts';
import type { Trial } from '../ports.ts';

type Membership = DevelopmentIdentities['memberships'][number];

/**
 * Lets a registry that is begun in the studio be tried by the invented people that its `development.json` names, as if
 * it lay in the folder of definitions. `identities` are those of that folder, as they are at the moment.
 */
export function createTrial(database: Database, identities: () => DevelopmentIdentities): Trial {
  return {
    people: () => {
      const { people, organisations, memberships } = identities();
      return people.flatMap(({ id, givenName, familyName }) => {
        const own = new Set(memberships.filter(({ person }) => person === id).map((one) => one.organisation));
        // Who is in none may try a registry in any of them.
        const places = organisations.filter(({ number }) => own.size === 0 || own.has(number));
        return places.map(({ number, name }) => ({
          id,
          name: `${givenName} ${familyName}`,
          organisation: { number, name },
        }));
      });
    },
    admit: async (registry, files) => {
      const { people, organisations } = identities();
      const memberships = membershipsOf(files['development.json']).filter(
        (one) =>
          one.registry === registry &&
          one.role !== administratorRole &&
          people.some(({ id }) => id === one.person) &&
          organisations.some(({ number }) => number === one.organisation),
      );
      await seedDevelopment(database, { organisations: [], people: [], memberships });
    },
  };
}

/** What a file says of roles, as far as it can be understood. */
function membershipsOf(text = '{}'): Membership[] {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return [];
  }
  const { memberships } = (file ?? {}) as { readonly memberships?: unknown };
  return Array.isArray(memberships) ? memberships.filter(isMembership) : [];
}

const isMembership = (value: unknown): value is Membership =>
  typeof value === 'object' &&
  value !== null &&
  ['person', 'registry', 'organisation'].every((key) => typeof (value as never)[key] === 'string') &&
  /^[a-z][a-z0-9-]{0,59}$/.test(String((value as { role?: unknown }).role));
