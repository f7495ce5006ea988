import { type BeneficiaryPointers, getAt } from '@greffe/definition';
import type { StepFormAccess } from '@greffe/form-engine';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { useApi } from '../../../api/ApiProvider.tsx';
import { matchSubject } from '../matchQuery.ts';
import { Matches } from './Matches.tsx';

interface BeneficiaryMatchesProps {
  readonly record: string;
  readonly pointers: BeneficiaryPointers;
  readonly form: StepFormAccess;
}

/** Asks for likely matches as soon as there is enough to look for, and puts the chosen one's code in the form. */
export function BeneficiaryMatches({ record, pointers, form }: BeneficiaryMatchesProps) {
  const api = useApi();
  const data = useSyncExternalStore(form.subscribe, form.getData);
  const [dismissed, setDismissed] = useState<string>();
  const subject = matchSubject(data, pointers);
  const asked = JSON.stringify(subject ?? null);
  const found = useQuery({
    // Names of a patient: kept in memory only as long as the form is open.
    queryKey: ['matches', record, asked],
    queryFn: () => api.matches(record, pointers.step, data),
    enabled: subject !== undefined,
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });

  const code = getAt(data, pointers.code);
  const chosen = typeof code === 'string' ? code : undefined;
  const matches = found.data?.matches ?? [];
  if (subject === undefined || (chosen === undefined && (matches.length === 0 || dismissed === asked))) {
    return null;
  }
  return (
    <Matches
      matches={matches}
      chosen={chosen}
      onChoose={(next) => form.change(pointers.code, next)}
      onDismiss={() => setDismissed(asked)}
    />
  );
}
