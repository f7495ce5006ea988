import type { Answer, askOf } from '../harness.ts';
import { creation, key, match, soundData, viewOf } from '../steps.ts';
import type { Operation } from './operation.ts';

type Ask = ReturnType<typeof askOf>;

/** Numbers from 0 to 1 that a seed repeats. */
export function randomOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const isLater = ({ status, json }: Answer) =>
  status === 503 || status === 429 || json.code === 'requestInProgress';

export interface Work {
  /** One for each server. */
  readonly servers: readonly Ask[];
  readonly clients: number;
  /** Operations of all clients together. */
  readonly operations: number;
  readonly records: number;
  readonly seed: number;
}

export interface Worked {
  readonly history: readonly Operation[];
  /** Records that somebody was told were begun. */
  readonly begun: readonly string[];
  /** Answers that nothing foresees. */
  readonly strange: readonly string[];
}

/** Several people at a few records at once, by way of any server; what is told to come again is asked again as it was. */
export async function work({ servers, clients, operations, records, seed }: Work): Promise<Worked> {
  const history: Operation[] = [];
  const strange: string[] = [];
  const random = randomOf(seed);
  const server = () => servers[Math.floor(random() * servers.length)] ?? servers[0];

  /** Asks until it is answered; `isSure` where no attempt went without an answer. */
  async function insist(...asked: Parameters<Ask>): Promise<{ answer: Answer; isSure: boolean }> {
    for (let isSure = true; ; isSure = false) {
      const answer = await server()?.(...asked);
      if (answer !== undefined && !isLater(answer)) return { answer, isSure };
    }
  }

  const begun = await Promise.all(
    Array.from({ length: records }, async () => {
      const { answer } = await insist('ann', 'POST', '/api/records', creation, key());
      return viewOf(answer).id;
    }),
  );
  const known = new Map(begun.map((id) => [id, { revision: 1, isSent: false }]));

  async function read(record: string): Promise<void> {
    const began = performance.now();
    const { answer } = await insist('ann', 'GET', `/api/records/${record}`);
    if (answer.status !== 200) return void strange.push(`read: ${answer.text}`);
    const { revision, steps } = viewOf(answer);
    const [step] = steps;
    const note = (step?.data as { note?: string } | undefined)?.note ?? '';
    known.set(record, { revision, isSent: step?.status !== 'open' && step?.status !== 'draft' });
    const ended = performance.now();
    history.push({
      kind: 'read',
      record,
      began,
      ended,
      on: 0,
      note: '',
      outcome: 'done',
      revision,
      read: note,
    });
  }

  async function write(record: string, count: number): Promise<void> {
    const { revision: on, isSent } = known.get(record) ?? { revision: 1, isSent: false };
    const kind = isSent ? 'reopen' : random() < 0.85 ? 'save' : 'validate';
    const note = kind === 'reopen' ? '' : `${seed} ${count}`;
    const path = `/api/records/${record}`;
    const began = performance.now();
    const { answer, isSure } =
      kind === 'save'
        ? await insist('ann', 'PUT', `${path}/steps/card/draft`, { data: { note } }, match(on))
        : await insist(
            'ann',
            'POST',
            `${path}/commands`,
            { type: kind, step: 'card', ...(kind === 'validate' && { data: { ...soundData, note } }) },
            { ...match(on), ...key() },
          );
    const isDone = answer.status === 200;
    if (!isDone && ![409, 412, 422].includes(answer.status)) strange.push(`${kind}: ${answer.text}`);
    const { revision = 0 } = answer.json as { revision?: number };
    // A command is known by its key; a save, that of its words alone, while nobody has saved after it.
    const outcome = isDone ? 'done' : isSure || kind !== 'save' ? 'refused' : 'unknown';
    history.push({ kind, record, began, ended: performance.now(), on, note, outcome, revision });
    if (isDone) known.set(record, { revision, isSent: kind === 'validate' });
    else await read(record);
  }

  let count = 0;
  const client = async () => {
    while (count < operations && strange.length === 0) {
      count += 1;
      const record = begun[Math.floor(random() * begun.length)] ?? '';
      await (random() < 0.25 ? read(record) : write(record, count));
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  for (const record of begun) await read(record);
  return { history, begun, strange };
}
