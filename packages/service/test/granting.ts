import { type Bundle, buildBundle } from '@greffe/definition';
import { type Answer, createTestApp, people, type TestApp } from './harness.ts';
import { loansFiles } from './loans.ts';
import { key } from './steps.ts';

export const [north, south, east] = ['71000436', '71009641', '71000999'];

/** A desk of no organisation names chiefs, who name clerks and one another; clerks name readers and patients. */
const roles = [
  { id: 'desk', grantedBy: [], scope: 'everywhere' },
  { id: 'chief', grantedBy: ['desk', 'chief'] },
  { id: 'clerk', grantedBy: ['chief'] },
  { id: 'reader', grantedBy: ['clerk', 'chief'] },
  { id: 'council', grantedBy: ['desk'], scope: 'everywhere' },
  { id: 'patient', grantedBy: ['clerk'], scope: 'beneficiary' },
  { id: 'visitor', grantedBy: [], scope: 'link' },
].map((role) => ({ ...role, origin: 'proposed', reason: 'invented' }));

/** The loans, with roles that grant one another. */
export function grantingBundle(): Bundle {
  const files = loansFiles();
  const merged = Object.entries(files).map(([path, text]) => {
    const content = JSON.parse(text) as Record<string, unknown>;
    if (path === 'form.json') return [path, { ...content, roles }];
    const titles = roles.map(({ id }) => [`role.${id}.title`, `Title of ${id}`]);
    return [path, path.startsWith('i18n/') ? { ...content, ...Object.fromEntries(titles) } : content];
  });
  const texts = merged.map(([path, content]) => [path, `${JSON.stringify(content, null, 2)}\n`]);
  const { bundle, findings } = buildBundle(Object.fromEntries(texts), {});
  if (bundle === undefined) throw new Error(JSON.stringify(findings));
  return bundle;
}

const person = (id: string, number?: string) => ({
  id,
  givenName: `${id[0]?.toUpperCase()}${id.slice(1)}`,
  familyName: 'Test',
  language: 'en',
  ...(number === undefined ? {} : { number }),
});

/** A chief, a clerk and a reader of North, a chief of South, a desk, an administrator of all and one of the loans. */
const identities = {
  organisations: [...people.organisations, { number: east, name: 'East' }],
  people: [
    ...['dora', 'cleo', 'carl', 'rosa', 'sven', 'nora', 'otto'].map((id) => person(id)),
    person('free', '10000000001'),
  ],
  memberships: [
    { person: 'dora', role: 'desk', organisation: east },
    { person: 'cleo', role: 'chief', organisation: north },
    { person: 'carl', role: 'clerk', organisation: north },
    { person: 'rosa', role: 'reader', organisation: north },
    { person: 'sven', role: 'chief', organisation: south },
    { person: 'otto', role: 'registry-administrator', organisation: east },
  ].map((one) => ({ ...one, registry: 'loans' })),
};

export async function createGranting(): Promise<TestApp> {
  const all = { person: 'nora', registry: '*', role: 'registry-administrator', organisation: east };
  return createTestApp([grantingBundle()], {
    identities: { ...identities, memberships: [...identities.memberships, all] },
  });
}

/** Asks to give a role: to somebody by number (Free's, unless it is said) in North. */
export function give(
  test: TestApp,
  by: string,
  order: Readonly<Record<string, unknown>>,
  headers = key(),
): Promise<Answer> {
  const whole = { registry: 'loans', organisation: north, person: { number: '10000000001' }, ...order };
  return test.ask(by, 'POST', '/api/access/memberships', whole, headers);
}

export const end = (test: TestApp, by: string, id: unknown, reason = 'Left the house'): Promise<Answer> =>
  test.ask(by, 'POST', `/api/access/memberships/${id}/end`, { reason });

interface Listed {
  readonly id: number;
  readonly person: { readonly id: string };
  readonly role: string;
  readonly state: string;
  readonly canEnd: boolean;
}

export async function listed(test: TestApp, by: string, query = ''): Promise<Listed[]> {
  return (await test.ask(by, 'GET', `/api/access/memberships${query}`)).json.items as Listed[];
}

/** What a refusal says at which field. */
export const codes = ({ json }: Answer): string[] =>
  (json.errors as { pointer: string; code: string }[]).map(({ pointer, code }) => `${pointer} ${code}`);

/** Somebody of whom nobody has heard, but for a number. */
export const newcomer = { givenName: 'Nele', familyName: 'Nieuw', language: 'nl' };
