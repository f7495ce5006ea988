import {
  createDraftSaver,
  createUnsentWriter,
  type DraftState,
  type RecordName,
  type RecordView,
  type StepView,
  type UnsentCopy,
} from '@greffe/client';
import type { StepData } from '@greffe/definition';
import { flushPendingCommits } from '@greffe/ui';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useApi } from '../../../api/ApiProvider.tsx';
import { useBrowser } from '../../../browser/BrowserProvider.tsx';
import { useSession } from '../../session/SessionProvider.tsx';
import type { Draft, Saving } from './saving.ts';
import { useHandOn } from './useHandOn.ts';
import { useSecondsUntil } from './useSecondsUntil.ts';

interface DraftOptions {
  readonly record: RecordView;
  readonly step: StepView;
  /** What an earlier visit could not send: it is sent now. */
  readonly copy: UnsentCopy | undefined;
  /** How the record is called where its copy is offered again. */
  readonly nameOf: (data: StepData) => RecordName;
  /** Told of every revision that a save makes. Must stay the same function. */
  readonly onRevision: (revision: number) => void;
}

/** The draft of a step: saved by itself, and kept in the browser for as long as the server may not have it. */
export function useDraft({ record, step, copy, nameOf, onRevision }: DraftOptions): Draft {
  const client = useApi();
  const { unsent } = useBrowser();
  const { person } = useSession();
  const [{ saver, writer }] = useState(() => {
    const key = { person: person.id, record: record.id, step: step.id };
    const writer = createUnsentWriter(unsent, key, ({ data }) => nameOf(data));
    const saver = createDraftSaver({
      client,
      record: record.id,
      step: step.id,
      revision: copy?.revision ?? record.revision,
      onUnsent: writer.keep,
      ...(step.savedAt !== undefined && { savedAt: step.savedAt }),
    });
    return { saver, writer };
  });
  const state = useSyncExternalStore(saver.subscribe, saver.getState);
  const isKept = useSyncExternalStore(unsent.subscribe, unsent.isKept);
  const seconds = useSecondsUntil(state.status === 'retrying' ? state.retryAt : undefined);
  useHandOn(writer.flush);

  useEffect(() => {
    if (copy) {
      writer.adopt(copy.stamp);
      saver.restore(copy);
    }
    return () => saver.dispose();
  }, [saver, writer, copy]);

  const { revision } = state;
  useEffect(() => onRevision(revision), [onRevision, revision]);

  return useMemo(
    () => ({
      saving: savingOf(state, seconds),
      isKept,
      revision: () => saver.getState().revision,
      isUnsaved: () => {
        flushPendingCommits();
        return !['idle', 'saved'].includes(saver.getState().status);
      },
      change: (data: StepData) => saver.change(data),
      flush: () => saver.flush(),
      overwrite: (theirs: number) => saver.rebase(theirs),
      discard: () => saver.discard(),
    }),
    [saver, state, seconds, isKept],
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
