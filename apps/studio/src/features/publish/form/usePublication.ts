import type { ApprovalAnswer, Publication, PublishedVersion } from '@greffe/client/studio';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useApi } from '../../../api/ApiProvider.tsx';
import { keys } from '../../../api/queries.ts';

/** What was sent, and the error that it ended in. */
export interface Failure {
  readonly error: unknown;
}

/** Publishing, and the approval before it. What is sent again after a lost answer is done once. */
export function usePublication(draft: string) {
  const api = useApi();
  const queries = useQueryClient();
  const [failure, setFailure] = useState<Failure>();
  const [isPending, setPending] = useState(false);
  const sent = useRef(new Map<string, string>());

  const keyOf = (what: readonly unknown[]): string => {
    const name = JSON.stringify(what);
    const key = sent.current.get(name) ?? crypto.randomUUID();
    sent.current.set(name, key);
    return key;
  };

  async function attempt<Answer>(send: () => Promise<Answer>): Promise<Answer | undefined> {
    setFailure(undefined);
    setPending(true);
    try {
      return await send();
    } catch (error) {
      setFailure({ error });
      return undefined;
    } finally {
      setPending(false);
      void queries.invalidateQueries({ queryKey: keys.registries });
      void queries.invalidateQueries({ queryKey: [...keys.draft(draft), 'approval'] });
    }
  }

  return {
    failure,
    isPending,
    forget: () => setFailure(undefined),
    publish: (body: Publication, revision: number): Promise<PublishedVersion | undefined> =>
      attempt(() =>
        api.publish(draft, body, { revision, idempotencyKey: keyOf(['publish', body, revision]) }),
      ),
    ask: async (body: Publication, revision: number): Promise<boolean> => {
      // The same may be asked again after it was refused: then it is another request.
      const last = queries.getQueryData<{ request?: { id: number } }>([...keys.draft(draft), 'approval']);
      const idempotencyKey = keyOf(['ask', body, revision, last?.request?.id]);
      const answer = await attempt(() => api.askForApproval(draft, body, { revision, idempotencyKey }));
      return answer !== undefined;
    },
    answer: async (body: ApprovalAnswer): Promise<boolean> =>
      (await attempt(() => api.answerApproval(draft, body, keyOf(['answer', body])))) !== undefined,
  };
}

export type PublicationCommands = ReturnType<typeof usePublication>;
