import { type Bench, type Figure, quantile, rounded } from '../lib/Bench.ts';
import { createClient } from '../lib/load.ts';
import { startProduct } from '../lib/product.ts';
import { type Autosaver, createAutosaver, type Saved } from './autosaver.ts';
import { signInMany } from './people.ts';

const count = 1000;
/** Milliseconds between two saves of one session. */
const every = 10_000;
/** Seconds that are measured at least: each session saves twice. */
const shortest = 20;
const times = 5;
const overloaded = 5;

/** Many people with a form open; then more than the server can do. `--seconds 1800` for half an hour of it. */
export const sessions: Bench = {
  name: 'sessions',
  about: '1 000 sessions that save every ten seconds, and five times what the server can do',
  async run({ connections, seconds }) {
    const product = await startProduct();
    const client = createClient(product.url, count);
    try {
      const people = await signInMany(product, count);
      const savers: Autosaver[] = [];
      await inTurns(connections, people, async (headers) => {
        savers.push(await createAutosaver(client, headers));
      });
      const figures = [
        ...(await saveEveryTenSeconds(savers, Math.max(shortest, seconds))),
        ...(await overload(savers, connections, Math.min(seconds, 10))),
      ];
      const faults: string[] = [];
      await inTurns(connections, savers, async (saver) => {
        faults.push(...((await saver.fault()) ?? []));
      });
      if (faults.length > 0)
        throw new Error(`${faults.length} acknowledged saves are not there: ${faults[0]}`);
      return [
        ...figures,
        { what: 'acknowledged saves that were lost', value: 0, unit: `of ${count} records` },
      ];
    } finally {
      client.close();
      await product.stop();
    }
  },
};

/** Does the work for each, so many at a time. */
async function inTurns<Item>(
  atOnce: number,
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const left = [...items];
  const next = async () => {
    for (let item = left.pop(); item !== undefined; item = left.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, next));
}

/** Calls at even distances, whatever becomes of the calls before, as people do. Resolves when all have ended. */
async function evenly(
  perSecond: number,
  seconds: number,
  call: (number: number, dueAt: number) => Promise<void> | undefined,
): Promise<void> {
  const began = performance.now();
  const total = Math.floor(perSecond * seconds);
  const running: Promise<void>[] = [];
  for (let number = 0; number < total; ) {
    const due = Math.floor(((performance.now() - began) / 1000) * perSecond);
    for (; number < Math.min(due, total); number += 1) {
      const started = call(number, began + (number / perSecond) * 1000);
      if (started !== undefined) running.push(started);
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await Promise.all(running);
}

async function saveEveryTenSeconds(savers: readonly Autosaver[], seconds: number): Promise<Figure[]> {
  const took: number[] = [];
  let [late, refused] = [0, 0];
  await evenly((savers.length * 1000) / every, seconds, (number, dueAt) => {
    const saver = savers[number % savers.length];
    if (saver === undefined || saver.isWaiting) {
      late += 1;
      return undefined;
    }
    return saver.save(dueAt).then((answer) => {
      if (answer.status === 200) took.push(answer.took);
      else refused += 1;
    });
  });
  const note = `${savers.length} sessions, ${seconds} s, ${took.length} saves, ${refused} refused, ${late} not sent because the one before was not answered`;
  return [
    { what: 'autosave: median answer', value: rounded(quantile(took, 0.5)), unit: 'ms', note },
    { what: 'autosave: 95th percentile', value: rounded(quantile(took, 0.95)), unit: 'ms' },
    { what: 'autosave: 99th percentile', value: rounded(quantile(took, 0.99)), unit: 'ms' },
  ];
}

/** First as fast as it goes, then that many times as much. */
async function overload(
  savers: readonly Autosaver[],
  connections: number,
  seconds: number,
): Promise<Figure[]> {
  let done = 0;
  const end = performance.now() + seconds * 1000;
  await Promise.all(
    savers.slice(0, connections).map(async (saver) => {
      for (; performance.now() < end; done += 1) await saver.save();
    }),
  );
  const can = done / seconds;
  const answers: Saved[] = [];
  const began = performance.now();
  await evenly(can * times, overloaded, (number, dueAt) => {
    const saver = savers[number % savers.length];
    return saver === undefined || saver.isWaiting
      ? undefined
      : saver.save(dueAt).then((answer) => void answers.push(answer));
  });
  const lasted = (performance.now() - began) / 1000;
  const saved = answers.filter(({ status }) => status === 200);
  const refused = answers.filter(({ status }) => status !== 200);
  const rude = refused.find(({ status, saysWhen }) => !saysWhen || (status !== 503 && status !== 429));
  if (rude !== undefined)
    throw new Error(`Refused with ${rude.status}, ${rude.saysWhen ? '' : 'not '}saying when.`);
  return [
    {
      what: 'as fast as it goes',
      value: rounded(can),
      unit: 'saves per second',
      note: `${connections} connections`,
    },
    {
      what: 'asked for more',
      value: rounded(saved.length / lasted),
      unit: 'saves per second',
      note: `${rounded(answers.length / overloaded)} asked per second, ${refused.length} of ${answers.length} refused with 503 or 429 and Retry-After`,
    },
    {
      what: 'asked for more: 95th percentile of what was saved',
      value: rounded(
        quantile(
          saved.map(({ took }) => took),
          0.95,
        ),
      ),
      unit: 'ms',
    },
  ];
}
