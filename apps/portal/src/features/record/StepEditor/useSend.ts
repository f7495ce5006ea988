import { ProblemError, type RecordView } from '@greffe/client';
import type { ServerError } from '@greffe/form-engine';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useApi } from '../../../api/ApiProvider.tsx';
import { keys } from '../../../api/queries.ts';
import { detailOf, isUnreachable, statusOf } from '../../../app/problems.ts';
import type { Draft } from './saving.ts';

/** Why a step was not sent; errors in the data are shown at their fields instead. */
type SendProblem =
  | { readonly kind: 'network' | 'conflict' | 'signedOut' }
  | { readonly kind: 'refused'; readonly reason: string };

interface Send {
  readonly send: () => Promise<void>;
  readonly isSending: boolean;
  readonly problem: SendProblem | undefined;
  readonly serverErrors: readonly ServerError[];
  readonly forgetProblem: () => void;
}

/** Validates a step: what was typed is saved first, then the command is given, once however often it is tried. */
export function useSend(record: RecordView, step: string, draft: Draft): Send {
  const api = useApi();
  const queries = useQueryClient();
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<SendProblem>();
  const [serverErrors, setServerErrors] = useState<readonly ServerError[]>([]);
  // One key an intention: the same data tried again after a lost answer must not be sent twice.
  const attempt = useRef<{ revision: number; key: string }>(undefined);

  const command = async () => {
    const revision = draft.revision();
    if (attempt.current?.revision !== revision) attempt.current = { revision, key: crypto.randomUUID() };
    const sent = await api.command(
      record.id,
      { type: 'validate', step },
      { revision, idempotencyKey: attempt.current.key },
    );
    queries.setQueryData(keys.record(record.id), sent);
    void queries.invalidateQueries({ queryKey: [...keys.records, 'list'] });
  };

  const send = async () => {
    setProblem(undefined);
    setServerErrors([]);
    setSending(true);
    try {
      // What could not be saved is said by the draft's own state.
      if (await draft.flush()) await command();
    } catch (error) {
      if (!isUnreachable(error)) attempt.current = undefined;
      const errors = error instanceof ProblemError ? error.problem.errors : undefined;
      if (statusOf(error) === 422 && errors?.length) setServerErrors(errors.map(toServerError));
      else setProblem(problemOf(error));
    } finally {
      setSending(false);
    }
  };

  return { send, isSending, problem, serverErrors, forgetProblem: () => setProblem(undefined) };
}

function problemOf(error: unknown): SendProblem {
  const status = statusOf(error);
  if (isUnreachable(error)) return { kind: 'network' };
  if (status === 412) return { kind: 'conflict' };
  if (status === 401) return { kind: 'signedOut' };
  return { kind: 'refused', reason: detailOf(error) ?? '' };
}

type FieldProblem = NonNullable<ProblemError['problem']['errors']>[number];

function toServerError({ pointer, code, message, cite }: FieldProblem): ServerError {
  return {
    pointer,
    code,
    message,
    ...(cite && {
      cite: {
        source: cite.source,
        article: cite.article,
        ...(cite.sentence !== undefined && { sentence: cite.sentence }),
      },
    }),
  };
}
