import type { DraftFiles } from '@greffe/client/studio';
import { type Actors, actorsOf } from '@greffe/workflow/cases';
import { peopleOf } from '../../../checks/cases.ts';

/** Invented people to act as, by role. A registry that names none of its own has the first of the shared ones. */
export function peopleToTryAs(files: DraftFiles, shared: DraftFiles, registry: string): Actors {
  const people = read(files, shared);
  const own = actorsOf(people, registry);
  const [organisation] = people.organisations;
  const person = people.people.find(({ number }) => number !== undefined) ?? people.people[0];
  return (role) => {
    const actor = own(role);
    if (actor.organisation.number !== '') return actor;
    return {
      organisation: { number: organisation?.number ?? '', name: organisation?.name ?? '' },
      author: {
        number: person?.number ?? '',
        name: `${person?.givenName ?? ''} ${person?.familyName ?? ''}`.trim(),
      },
    };
  };
}

function read(files: DraftFiles, shared: DraftFiles): ReturnType<typeof peopleOf> {
  try {
    return peopleOf(files, shared);
  } catch {
    // A file of people that cannot be read is a finding of its own; it does not keep anybody from trying the form.
    return peopleOf();
  }
}
