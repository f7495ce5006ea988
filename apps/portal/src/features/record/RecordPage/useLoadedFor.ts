import type { RecordView } from '@greffe/client';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { useApi } from '../../../api/ApiProvider.tsx';
import { keys } from '../../../api/queries.ts';

/**
 * Whether the record on the screen was loaded since `target` was chosen. Drafts saved in another step of it have made
 * older loads stale, and a form must start from what the server holds.
 */
export function useLoadedFor(record: RecordView, target: string) {
  const api = useApi();
  const queries = useQueryClient();
  const [loaded, setLoaded] = useState({ target, revision: record.revision });
  const [failed, setFailed] = useState<Error>();
  const { id } = record;
  const isChosen = loaded.target === target;

  const load = useCallback(async () => {
    setFailed(undefined);
    try {
      const latest = await queries.fetchQuery({ queryKey: keys.record(id), queryFn: () => api.record(id) });
      setLoaded({ target, revision: latest.revision });
    } catch (error) {
      setFailed(error instanceof Error ? error : new Error(String(error)));
    }
  }, [api, queries, id, target]);

  useEffect(() => {
    if (!isChosen) void load();
  }, [isChosen, load]);

  // The cache tells of a new load a moment after it has come.
  return {
    isLoaded: isChosen && record.revision >= loaded.revision,
    failed: isChosen ? undefined : failed,
    load,
  };
}
