import type { GreffeClient, RecordCommand, RecordView } from '@greffe/client';
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useApi } from '../../api/ApiProvider.tsx';
import { keys } from '../../api/queries.ts';
import { isUnreachable, statusOf } from '../../app/problems.ts';

interface Attempt {
  readonly body: string;
  readonly revision: number;
  readonly key: string;
}

/** Puts the answer to a command on the screen: the record, and the entry or entries that it changed. */
export async function showCommanded(
  queries: QueryClient,
  record: RecordView,
  { entry }: { readonly entry?: string | undefined },
): Promise<void> {
  if (entry !== undefined || record.steps.some(({ repeat }) => repeat !== undefined)) {
    const own = keys.record(record.id);
    // Everything below the record, but not the record itself: its answer is here already.
    await queries.invalidateQueries({
      predicate: ({ queryKey }) =>
        queryKey.length > own.length && own.every((part, index) => queryKey[index] === part),
    });
  }
  queries.setQueryData(keys.record(record.id), record);
}

/** Gives a command other than `validate`: once, however often it is tried, and on the record as it is by then. */
export function useStepCommand(record: RecordView, onDone?: (record: RecordView) => void) {
  const api = useApi();
  const queries = useQueryClient();
  const attempt = useRef<Attempt>(undefined);

  const give = (command: RecordCommand, revision: number) => {
    const body = JSON.stringify(command);
    // The same key while no answer comes; a command on another revision is another one.
    if (attempt.current?.body !== body || attempt.current.revision !== revision) {
      attempt.current = { body, revision, key: crypto.randomUUID() };
    }
    return api.command(record.id, command, { revision, idempotencyKey: attempt.current.key });
  };

  return useMutation({
    mutationFn: async (command: RecordCommand) => {
      const kept = attempt.current?.body === JSON.stringify(command) ? attempt.current : undefined;
      const started = kept?.revision ?? record.revision;
      try {
        return await give(command, started);
      } catch (error) {
        if (statusOf(error) !== 412) throw error;
        const latest = await api.record(record.id);
        // Another step has changed: this one can still be commanded as it was on the screen.
        if (!(await isStillOffered(api, latest, command))) {
          queries.setQueryData(keys.record(record.id), latest);
          throw error;
        }
        return give(command, latest.revision);
      }
    },
    onSuccess: async (view, command) => {
      attempt.current = undefined;
      await showCommanded(queries, view, command);
      void queries.invalidateQueries({ queryKey: [...keys.records, 'list'] });
      onDone?.(view);
    },
    onError: (error) => {
      if (isUnreachable(error)) return;
      attempt.current = undefined;
      // Refused: what was offered is no longer so.
      void queries.invalidateQueries({ queryKey: keys.record(record.id) });
    },
  });
}

async function isStillOffered(api: GreffeClient, latest: RecordView, command: RecordCommand) {
  const { step, entry, type } = command;
  const there =
    entry === undefined || type === 'add'
      ? latest.steps.find(({ id }) => id === step)
      : await api.entry(latest.id, step, entry);
  return there?.commands.includes(type) ?? false;
}
