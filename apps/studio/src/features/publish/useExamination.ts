import type { ApprovalView, DraftImpact, RecordsImpact } from '@greffe/client/studio';
import { flushPendingCommits } from '@greffe/ui';
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useApi } from '../../api/ApiProvider.tsx';
import { keys } from '../../api/queries.ts';
import { useSaving } from '../editor/EditorProvider.tsx';
import { useLanguage } from '../language/LanguageProvider.tsx';

/** How often it is looked whether the other person has answered, in milliseconds. */
const answerPause = 20_000;

/** What publishing would mean, as far as it is known. */
export interface Examination {
  readonly impact: UseQueryResult<DraftImpact>;
  readonly records: UseQueryResult<RecordsImpact>;
  readonly approval: UseQueryResult<ApprovalView>;
  /** The draft has changed since, here or elsewhere, or something of it is not saved. */
  readonly isStale: boolean;
  readonly isRunning: boolean;
  /** Saves, takes over what others changed, and looks again. */
  readonly again: () => Promise<void>;
}

/** Looks at the draft when the page is opened, and again when it is asked to: it takes the server seconds. */
export function useExamination(draft: string): Examination {
  const api = useApi();
  const queries = useQueryClient();
  const { language } = useLanguage();
  const { revision, sync, refresh } = useSaving();
  const key = (part: string) => [...keys.draft(draft), part];
  const atRequest = { enabled: false, retry: false, gcTime: 0, staleTime: Number.POSITIVE_INFINITY } as const;
  const impact = useQuery({ queryKey: key('impact'), queryFn: () => api.impact(draft), ...atRequest });
  const records = useQuery({
    queryKey: key('records'),
    queryFn: () => api.recordsImpact(draft),
    ...atRequest,
  });
  const approval = useQuery({
    queryKey: key('approval'),
    queryFn: () => api.approval(draft),
    refetchInterval: answerPause,
    gcTime: 0,
  });

  const again = async () => {
    flushPendingCommits();
    await refresh();
    void queries.invalidateQueries({ queryKey: keys.registries });
    await Promise.all([impact.refetch(), records.refetch(), approval.refetch()]);
  };

  // Sentences of the checks come in the language that was spoken when they were made.
  const look = useEffectEvent((_language: string) => void again());
  useEffect(() => look(language), [language]);

  const isSaved = sync.kind === 'idle' || sync.kind === 'saved';
  return {
    impact,
    records,
    approval,
    isRunning: impact.isFetching || records.isFetching,
    isStale: impact.data !== undefined && !(isSaved && impact.data.revision === revision),
    again,
  };
}
