import { loadDevelopment } from '@greffe/definition/load';
import type { Actors } from './runCase.ts';

/** The development identities act in cases: for each role, the first one that has it in this registry. */
export async function developmentActors(formsFolder: string, registry: string): Promise<Actors> {
  const { people, organisations, memberships } = await loadDevelopment(formsFolder);
  const mine = memberships.filter((member) => member.registry === registry);
  return (role) => {
    const membership = mine.find((member) => member.role === role) ?? mine[0];
    const person = people.find(({ id }) => id === membership?.person);
    const organisation = organisations.find(({ number }) => number === membership?.organisation);
    return {
      organisation: { number: organisation?.number ?? '', name: organisation?.name ?? '' },
      author: {
        number: person?.number ?? '',
        name: `${person?.givenName ?? ''} ${person?.familyName ?? ''}`.trim(),
      },
    };
  };
}
