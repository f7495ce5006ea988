import type { RecordCreation } from '@greffe/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useNavigate } from 'react-router';
import { useApi } from '../../api/ApiProvider.tsx';
import { keys } from '../../api/queries.ts';
import { isUnreachable, refusalOf } from '../../app/problems.ts';

/** Creates a record and opens it. The same attempt keeps its key, so that a lost answer does not make two records. */
export function useCreateRecord() {
  const api = useApi();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const attempt = useRef<{ body: string; key: string }>(undefined);
  return useMutation({
    mutationFn: (creation: RecordCreation) => {
      const body = JSON.stringify(creation);
      if (attempt.current?.body !== body) attempt.current = { body, key: crypto.randomUUID() };
      return api.createRecord(creation, attempt.current.key);
    },
    onError: (error) => {
      if (!isUnreachable(error)) attempt.current = undefined;
      // Stopped since the page was opened: from now on the page says so itself.
      if (refusalOf(error) === 'registryStopped')
        void queries.invalidateQueries({ queryKey: keys.registries });
    },
    onSuccess: (record) => {
      attempt.current = undefined;
      queries.setQueryData(keys.record(record.id), record);
      void queries.invalidateQueries({ queryKey: [...keys.records, 'list'] });
      void navigate(`/records/${record.id}`);
    },
  });
}
