import { createDraftSaver, type DraftState, type RecordView, type StepView } from '@greffe/client';
import type { StepData } from '@greffe/definition';
import { flushPendingCommits } from '@greffe/ui';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useApi } from '../../../api/ApiProvider.tsx';
import type { Draft, Saving } from './saving.ts';
import { useSecondsUntil } from './useSecondsUntil.ts';

/** The draft of a step: what is typed is saved by itself, and now when the page goes away. */
export function useDraft(record: RecordView, step: StepView): Draft {
  const client = useApi();
  const [saver] = useState(() =>
    createDraftSaver({
      client,
      record: record.id,
      step: step.id,
      revision: record.revision,
      ...(step.savedAt !== undefined && { savedAt: step.savedAt }),
    }),
  );
  const state = useSyncExternalStore(saver.subscribe, saver.getState);
  const seconds = useSecondsUntil(state.status === 'retrying' ? state.retryAt : undefined);

  useEffect(() => {
    // A key typed a moment ago is still in its field: it is handed on before the saver itself says goodbye.
    const handOn = () => flushPendingCommits();
    window.addEventListener('pagehide', handOn, { capture: true });
    document.addEventListener('visibilitychange', handOn, { capture: true });
    return () => {
      window.removeEventListener('pagehide', handOn, { capture: true });
      document.removeEventListener('visibilitychange', handOn, { capture: true });
      saver.dispose();
    };
  }, [saver]);

  return useMemo(
    () => ({
      saving: savingOf(state, seconds),
      revision: () => saver.getState().revision,
      isUnsaved: () => !['idle', 'saved'].includes(saver.getState().status),
      change: (data: StepData) => saver.change(data),
      flush: () => saver.flush(),
      overwrite: (revision: number) => saver.rebase(revision),
    }),
    [saver, state, seconds],
  );
}

function savingOf(state: DraftState, seconds: number): Saving {
  switch (state.status) {
    case 'saved':
      return { kind: 'saved', savedAt: state.savedAt ?? '' };
    case 'retrying':
      return { kind: 'retrying', seconds };
    case 'refused':
      return { kind: 'refused', reason: state.reason ?? '' };
    default:
      return { kind: state.status };
  }
}
