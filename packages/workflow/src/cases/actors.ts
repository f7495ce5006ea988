import type { Facts } from '@greffe/definition';
import type { Actors } from '../memory/index.ts';

/** Invented people to act as, as `loadDevelopment` reads them. */
export interface People {
  readonly organisations: readonly { readonly number: string; readonly name: string }[];
  readonly people: readonly {
    readonly id: string;
    readonly givenName: string;
    readonly familyName: string;
    readonly number?: string;
  }[];
  readonly memberships: readonly {
    readonly person: string;
    readonly registry: string;
    readonly role: string;
    readonly organisation: string;
  }[];
}

type Membership = People['memberships'][number];

/**
 * Who plays a role in a registry's cases: the first who has it, or with a label the next, so that two labels are never
 * one person. @throws RangeError when the role has too few people.
 */
export function createCasting(
  people: People,
  registry: string,
): (role: string, label?: string) => Membership {
  const labels = new Map<string, string[]>();
  return (role, label) => {
    const held = people.memberships.filter((one) => one.registry === registry && one.role === role);
    const known = labels.get(role) ?? [];
    if (label !== undefined && !known.includes(label)) labels.set(role, [...known, label]);
    const index = label === undefined ? 0 : (labels.get(role) ?? []).indexOf(label) + 1;
    const member = held[index];
    if (!member)
      throw new RangeError(`The cases of ${registry} need ${index + 1} people with the role "${role}".`);
    return member;
  };
}

/** The people whom a registry's data speak of, by role; of a role that nobody has, whoever comes first. */
export function actorsOf(people: People, registry: string): Actors {
  const mine = people.memberships.filter((member) => member.registry === registry);
  const cast = createCasting(people, registry);
  return (role, label): Pick<Facts, 'organisation' | 'author'> => {
    const membership = mine.some((member) => member.role === role) ? cast(role, label) : mine[0];
    const person = people.people.find(({ id }) => id === membership?.person);
    const organisation = people.organisations.find(({ number }) => number === membership?.organisation);
    return {
      organisation: { number: organisation?.number ?? '', name: organisation?.name ?? '' },
      author: {
        number: person?.number ?? '',
        name: `${person?.givenName ?? ''} ${person?.familyName ?? ''}`.trim(),
      },
    };
  };
}
