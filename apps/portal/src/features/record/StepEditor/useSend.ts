import { ProblemError, type RecordName, type RecordView, type UnansweredSend } from '@greffe/client';
import type { ServerError } from '@greffe/form-engine';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useApi } from '../../../api/ApiProvider.tsx';
import { keys } from '../../../api/queries.ts';
import { isUnreachable, statusOf } from '../../../app/problems.ts';
import { useBrowser } from '../../../browser/BrowserProvider.tsx';
import { useSession } from '../../session/SessionProvider.tsx';
import { addressOf, type Filling, slotOf } from '../filling.ts';
import { showCommanded } from '../useStepCommand.ts';
import type { Draft } from './saving.ts';
import { toServerError } from './serverError.ts';

/** Why a step was not sent; errors in the data are shown at their fields instead. */
type SendProblem =
  | { readonly kind: 'network' | 'conflict' | 'signedOut' }
  | { readonly kind: 'refused'; readonly error: unknown };

interface SendOptions {
  readonly record: RecordView;
  readonly filling: Filling;
  readonly draft: Draft;
  readonly name: () => RecordName;
  /** Sent on an earlier visit, on this very revision, and never answered. */
  readonly unanswered: UnansweredSend | undefined;
}

interface Send {
  readonly send: () => Promise<void>;
  readonly isSending: boolean;
  readonly problem: SendProblem | undefined;
  readonly serverErrors: readonly ServerError[];
  readonly forgetProblem: () => void;
}

/** Validates a step: what was typed is saved first, then the command is given, once however often it is tried. */
export function useSend({ record, filling, draft, name, unanswered }: SendOptions): Send {
  const api = useApi();
  const queries = useQueryClient();
  const { unsent } = useBrowser();
  const { person } = useSession();
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<SendProblem | undefined>(unanswered && { kind: 'network' });
  const [serverErrors, setServerErrors] = useState<readonly ServerError[]>([]);
  // One key an intention: the same data tried again after a lost answer must not be sent twice. The browser keeps
  // it as well, for a page that is closed before the answer comes.
  const attempt = useRef<Pick<UnansweredSend, 'revision' | 'idempotencyKey'>>(unanswered);
  const stepKey = { person: person.id, record: record.id, step: slotOf(filling) };

  const settle = () => {
    attempt.current = undefined;
    void unsent.dropSend(stepKey);
  };

  const command = async () => {
    const revision = draft.revision();
    if (attempt.current?.revision !== revision) {
      attempt.current = { revision, idempotencyKey: crypto.randomUUID() };
    }
    const { idempotencyKey } = attempt.current;
    await unsent.keepSend({ ...stepKey, name: name(), revision, idempotencyKey });
    const asked = { type: 'validate', ...addressOf(filling) } as const;
    const sent = await api.command(record.id, asked, { revision, idempotencyKey });
    settle();
    await showCommanded(queries, sent, filling);
    void queries.invalidateQueries({ queryKey: [...keys.records, 'list'] });
  };

  const commandOnLatest = async () => {
    try {
      await command();
    } catch (error) {
      // Another step was saved in the meantime, or time has passed: what is validated here has not changed.
      if (statusOf(error) !== 412 || !(await draft.catchUp())) throw error;
      settle();
      await command();
    }
  };

  const send = async () => {
    setProblem(undefined);
    setServerErrors([]);
    setSending(true);
    try {
      // What could not be saved is said by the draft's own state.
      if (await draft.flush()) await commandOnLatest();
    } catch (error) {
      if (!mayHaveArrived(error)) settle();
      const errors = error instanceof ProblemError ? error.problem.errors : undefined;
      if (statusOf(error) === 422 && errors?.length) setServerErrors(errors.map(toServerError));
      else setProblem(problemOf(error));
    } finally {
      setSending(false);
    }
  };

  return { send, isSending, problem, serverErrors, forgetProblem: () => setProblem(undefined) };
}

/** No answer, or the answer that the first try is still at work. */
function mayHaveArrived(error: unknown): boolean {
  return (
    isUnreachable(error) || (error instanceof ProblemError && error.problem.code === 'requestInProgress')
  );
}

function problemOf(error: unknown): SendProblem {
  const status = statusOf(error);
  if (isUnreachable(error)) return { kind: 'network' };
  if (status === 412) return { kind: 'conflict' };
  if (status === 401) return { kind: 'signedOut' };
  return { kind: 'refused', error };
}
