import {
  createDraftSaver,
  createUnsentWriter,
  type DraftState,
  type RecordName,
  type RecordView,
  type SaveDraft,
  type UnsentCopy,
} from '@greffe/client';
import type { StepData } from '@greffe/definition';
import { flushPendingCommits } from '@greffe/ui';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useApi } from '../../../api/ApiProvider.tsx';
import { statusOf } from '../../../app/problems.ts';
import { useBrowser } from '../../../browser/BrowserProvider.tsx';
import { useSession } from '../../session/SessionProvider.tsx';
import { addressOf, type Filling, slotOf } from '../filling.ts';
import { latestRevision } from './latestRevision.ts';
import type { Draft, Saving } from './saving.ts';
import { useHandOn } from './useHandOn.ts';
import { useSecondsUntil } from './useSecondsUntil.ts';

interface DraftOptions {
  readonly record: RecordView;
  readonly filling: Filling;
  /** What an earlier visit could not send: it is sent now. */
  readonly copy: UnsentCopy | undefined;
  /** How the record is called where its copy is offered again. */
  readonly nameOf: (data: StepData) => RecordName;
  /** Told of every revision that a save makes. Must stay the same function. */
  readonly onRevision: (revision: number) => void;
}

/** The draft of a step: saved by itself, and kept in the browser for as long as the server may not have it. */
export function useDraft({ record, filling, copy, nameOf, onRevision }: DraftOptions): Draft {
  const client = useApi();
  const { unsent } = useBrowser();
  const { person } = useSession();
  const [{ saver, writer, catchUp }] = useState(() => {
    const { step, entry } = addressOf(filling);
    const key = { person: person.id, record: record.id, step: slotOf(filling) };
    const writer = createUnsentWriter(unsent, key, ({ data }) => nameOf(data));
    // What the server held of this step when this text was begun, or has taken since. Unknown for a text that an
    // earlier visit began on another revision: what stands there now may be somebody else's.
    const isBegunElsewhere = copy !== undefined && copy.revision !== record.revision;
    let acknowledged = isBegunElsewhere ? undefined : filling.data;
    const save: SaveDraft = async (data, { revision }) => {
      const put = async (on: number) => {
        const options = entry === undefined ? { revision: on } : { revision: on, entry };
        const saved = await client.saveDraft(record.id, step, data, options);
        acknowledged = data;
        return saved;
      };
      try {
        return await put(revision);
      } catch (error) {
        if (statusOf(error) !== 412) throw error;
        const latest = await latestRevision(client, record.id, filling, [acknowledged, data]);
        if (latest === undefined) throw error;
        return put(latest);
      }
    };
    const saver = createDraftSaver({
      save,
      revision: copy?.revision ?? record.revision,
      onUnsent: writer.keep,
      ...(filling.savedAt !== undefined && { savedAt: filling.savedAt }),
    });
    const catchUp = async () => {
      const latest = await latestRevision(client, record.id, filling, [acknowledged]);
      return latest !== undefined && saver.rebase(latest);
    };
    return { saver, writer, catchUp };
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
      catchUp,
      discard: () => saver.discard(),
    }),
    [saver, catchUp, state, seconds, isKept],
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
