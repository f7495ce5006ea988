import type { NewGrant } from '@greffe/client';
import { flushPendingCommits } from '@greffe/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useApi } from '../../../api/ApiProvider.tsx';
import { isUnreachable, refusalOf } from '../../../app/problems.ts';
import { accessKeys } from '../queries.ts';

/** What the form holds so far; what is empty is absent. */
export interface GrantValues {
  readonly registry?: string | undefined;
  readonly role?: string | undefined;
  readonly organisation?: string | undefined;
  readonly number?: string | undefined;
  readonly login?: string | undefined;
  readonly niss?: string | undefined;
  readonly givenName?: string | undefined;
  readonly familyName?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly standsInFor?: string | undefined;
}

const given = (values: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/** Somebody who was looked for goes by that number: an id is believed of those alone who are in the list already. */
function orderOf(values: GrantValues, person: string | undefined, isForOneself: boolean): NewGrant {
  const { registry = '', role = '', organisation = '', number, login, niss } = values;
  const { givenName, familyName, email, phone } = values;
  const numbers = isForOneself ? { niss } : { number, login };
  const { from, to, standsInFor } = values;
  return {
    registry,
    role,
    organisation,
    person:
      person === undefined ? given({ ...numbers, givenName, familyName, email, phone }) : { id: person },
    ...given({ from, to, standsInFor }),
  };
}

/** The form's values, whom its number or login means, and the sending of it: once, however often it is pressed. */
export function useGrant(initial: GrantValues, known: { readonly id: string } | undefined) {
  const api = useApi();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [values, setValues] = useState(initial);
  const latest = useRef(initial);
  const attempt = useRef<{ readonly body: string; readonly key: string }>(undefined);

  const set = (change: GrantValues) => {
    latest.current = { ...latest.current, ...change };
    setValues(latest.current);
  };

  const search = useMutation({
    mutationFn: () => {
      const { number, login } = latest.current;
      return api.findPerson(given({ number, login }));
    },
  });

  const giving = useMutation({
    mutationFn: (isForOneself: boolean) => {
      const order = orderOf(latest.current, known?.id, isForOneself);
      const body = JSON.stringify(order);
      if (attempt.current?.body !== body) attempt.current = { body, key: crypto.randomUUID() };
      return api.giveAccess(order, attempt.current.key);
    },
    onError: (error) => {
      if (!isUnreachable(error)) attempt.current = undefined;
      // What may be given has changed since the page was opened.
      if (refusalOf(error) === 'mayNotGrant') {
        void queries.invalidateQueries({ queryKey: accessKeys.ground });
      }
    },
    onSuccess: async ({ person }) => {
      await queries.invalidateQueries({ queryKey: accessKeys.all });
      void navigate('/access', { state: { given: person.name } });
    },
  });

  return {
    values,
    set: (change: GrantValues) => {
      set(change);
      // A number that was changed means nobody until it is looked for again.
      if ('number' in change || 'login' in change) search.reset();
    },
    search: {
      ...search,
      run: () => {
        flushPendingCommits();
        search.mutate();
      },
    },
    giving: {
      ...giving,
      run: (isForOneself: boolean) => {
        flushPendingCommits();
        giving.mutate(isForOneself);
      },
    },
  };
}
