/** The development people, as the provider and its page need them. */
export interface DevelopmentPerson {
  id: string;
  givenName: string;
  familyName: string;
  language: string;
  description: Readonly<Record<string, string>>;
  organisations: readonly string[];
}

interface Development {
  organisations: readonly { number: string; name: string }[];
  people: readonly Omit<DevelopmentPerson, 'organisations'>[];
  memberships: readonly { person: string; organisation: string }[];
}

/** Joins people with the names of the organisations that they act for. */
export function developmentPeople(development: Development): DevelopmentPerson[] {
  const names = new Map(development.organisations.map(({ number, name }) => [number, name]));
  return development.people.map(({ id, givenName, familyName, language, description }) => {
    const numbers = development.memberships
      .filter(({ person }) => person === id)
      .map((one) => one.organisation);
    const organisations = [...new Set(numbers)].map((number) => names.get(number) ?? number);
    return { id, givenName, familyName, language, description, organisations };
  });
}
