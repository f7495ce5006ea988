import { randomUUID } from 'node:crypto';
import { canonicalJson, type StepData } from '@greffe/definition';
import type { createClient } from '../lib/load.ts';
import { completeData, registration } from '../lib/registration.ts';

type Client = ReturnType<typeof createClient>;

/** One save, as whoever waits for it knows it. */
export interface Saved {
  readonly status: number;
  /** Milliseconds from when it was to be sent. */
  readonly took: number;
  readonly saysWhen: boolean;
}

/** Somebody with a form open, who saves again and again. */
export interface Autosaver {
  /** Between a save and its answer. */
  readonly isWaiting: boolean;
  save(dueAt?: number): Promise<Saved>;
  /** What is not as it was answered; undefined where all is. */
  fault(): Promise<string | undefined>;
}

const { registry, recordType, step, organisation } = registration;
/** What a form holds from save to save: each changes something. */
const typed = Array.from({ length: 50 }, (_, turn) => completeData(turn));

/** Makes a record of its own and begins to fill it in. */
export async function createAutosaver(client: Client, headers: Record<string, string>): Promise<Autosaver> {
  const made = await client.ask({
    method: 'POST',
    path: '/api/records',
    headers: { ...headers, 'idempotency-key': randomUUID() },
    body: JSON.stringify({ registry, recordType, organisation }),
  });
  if (made.status !== 201) throw new Error(`No record was made (${made.status}): ${made.body}`);
  const { id } = JSON.parse(made.body) as { id: string };
  let [revision, isWaiting, turn, held] = [1, false, 0, 0];

  const saver: Autosaver = {
    get isWaiting() {
      return isWaiting;
    },
    async save(dueAt = performance.now()) {
      isWaiting = true;
      turn += 1;
      const body = JSON.stringify({ data: typed[turn % typed.length] });
      try {
        const answer = await client.ask({
          method: 'PUT',
          path: `/api/records/${id}/steps/${step}/draft`,
          headers: { ...headers, 'if-match': `"${revision}"` },
          body,
        });
        if (answer.status === 200) {
          ({ revision } = JSON.parse(answer.body) as { revision: number });
          held = turn;
        }
        const saysWhen = answer.headers['retry-after'] !== undefined;
        return { status: answer.status, took: performance.now() - dueAt, saysWhen };
      } finally {
        isWaiting = false;
      }
    },
    async fault() {
      const answer = await client.ask({ method: 'GET', path: `/api/records/${id}`, headers, body: '' });
      const read = JSON.parse(answer.body) as {
        readonly revision: number;
        readonly steps: readonly { readonly id: string; readonly data: StepData }[];
      };
      const found = read.steps.find((one) => one.id === step)?.data ?? {};
      const isHeld = canonicalJson(found) === canonicalJson(typed[held % typed.length]);
      return read.revision === revision && isHeld
        ? undefined
        : `${id} is at ${read.revision}, and ${revision} was answered${isHeld ? '' : '; it holds something else'}`;
    },
  };
  const first = await saver.save();
  if (first.status !== 200) throw new Error(`A first draft was not saved (${first.status}).`);
  return saver;
}
