import type {
  AccessGround,
  GrantHistory,
  GrantList,
  GrantQuery,
  GrantView,
  NewCooperation,
  NewGrant,
  NewOrganisation,
  OrganisationList,
  PersonFound,
  PersonSearch,
  PersonView,
} from '@greffe/service/api';
import type { createCalls } from '../createCalls.ts';

/** Who may do what in which organisation: the calls of the pages of accesses. */
export function accessCalls({ request, json }: Pick<ReturnType<typeof createCalls>, 'request' | 'json'>) {
  const membership = (id: number, what: string) => `/api/access/memberships/${id}/${what}`;
  const send = async (path: string, body: unknown, method = 'POST'): Promise<void> => {
    await request(path, { method, body });
  };
  return {
    accessGround: () => json<AccessGround>('/api/access'),

    /** One page of who has which role. */
    grants: (query: GrantQuery = {}) => {
      const asked = Object.entries(query).flatMap(([name, value]): [string, string][] =>
        value === undefined || value === '' ? [] : [[name, String(value)]],
      );
      const search = new URLSearchParams(asked).toString();
      return json<GrantList>(`/api/access/memberships${search === '' ? '' : `?${search}`}`);
    },

    grantHistory: (id: number) => json<GrantHistory>(membership(id, 'history')),

    /** Somebody by a whole number or login. */
    findPerson: (search: PersonSearch) =>
      json<PersonFound>('/api/access/people', { method: 'POST', body: search }),

    /** What somebody holds and held. */
    person: (id: string) => json<PersonView>(`/api/access/people/${encodeURIComponent(id)}`),

    giveAccess: (grant: NewGrant, idempotencyKey: string) =>
      json<GrantView>('/api/access/memberships', { method: 'POST', body: grant, idempotencyKey }),

    endAccess: (id: number, reason: string) =>
      json<GrantView>(membership(id, 'end'), { method: 'POST', body: { reason } }),

    confirmAccess: (id: number) => json<GrantView>(membership(id, 'confirm'), { method: 'POST', body: {} }),

    organisations: () => json<OrganisationList>('/api/organisations'),
    addOrganisation: (organisation: NewOrganisation) => send('/api/organisations', organisation),
    renameOrganisation: (number: string, name: string) =>
      send(`/api/organisations/${encodeURIComponent(number)}`, { name }, 'PATCH'),
    addCooperation: (cooperation: NewCooperation) => send('/api/cooperations', cooperation),
    endCooperation: (id: number, reason: string) => send(`/api/cooperations/${id}/end`, { reason }),
  };
}
