import type { StepData } from '@greffe/definition';
import { type Bench, type Figure, median, quantile, rounded } from '../lib/Bench.ts';
import { type Load, load } from '../lib/load.ts';
import { startProduct } from '../lib/product.ts';
import { completeData } from '../lib/registration.ts';
import { createWriter, type Writer } from './greffe.ts';
import { startBare, startGuarded } from './handlers.ts';
import { sealing } from './sealing.ts';

const rounds = 3;

/** Durable saves over HTTP, in turn with a bare handler on the same PostgreSQL: the ratio is the figure. */
export const saves: Bench = {
  name: 'saves',
  about:
    'saved drafts and sent records per second over HTTP, beside a bare Hono + pg handler; what sealing takes of a save',
  run: async ({ connections, seconds }) => [
    ...(await overHttp(connections, seconds)),
    ...(await sealing(seconds)),
  ],
};

async function overHttp(connections: number, seconds: number): Promise<Figure[]> {
  const product = await startProduct();
  try {
    const bare = await startBare(await product.adminUrl(), connections);
    const writer = await createWriter(product, connections);
    const others = await createWriter(product, connections);
    const guarded = await startGuarded(await product.adminUrl(), others.drafts);
    try {
      // Each save changes an answer, as an autosave does: what changes is noted.
      const one = completeData(0);
      const other = JSON.parse(JSON.stringify(one).replace('Exemple 0', 'Exemple 00')) as StepData;
      const turns: number[] = [];
      const next = (connection: number) => {
        turns[connection] = (turns[connection] ?? 0) + 1;
        return turns[connection] % 2 === 0 ? other : one;
      };
      const runs = { bare: [] as Load[], guarded: [] as Load[], drafts: [] as Load[], sends: [] as Load[] };
      // A record's first save is an event, and makes it a draft; from then on it is the way of nearly every save.
      await Promise.all(others.drafts.ids.map((_, connection) => others.saveDraft(connection, one)));
      await load(connections, 1.5, (connection) => bare.save(connection, next(connection)));
      await load(connections, 1.5, (connection) => guarded.save(connection, next(connection)));
      await load(connections, 1.5, (connection) => writer.saveDraft(connection, next(connection)));
      for (let round = 0; round < rounds; round += 1) {
        runs.bare.push(
          await load(connections, seconds, (connection) => bare.save(connection, next(connection))),
        );
        runs.guarded.push(
          await load(connections, seconds, (connection) => guarded.save(connection, next(connection))),
        );
        runs.drafts.push(
          await load(connections, seconds, (connection) => writer.saveDraft(connection, next(connection))),
        );
        runs.sends.push(await sends(writer, connections));
      }
      return figures(runs, connections);
    } finally {
      for (const one of [writer, others]) one.close();
      await Promise.all([bare.stop(), guarded.stop()]);
    }
  } finally {
    await product.stop();
  }
}

/** A number of sends, and not of seconds: each needs a record that was created for it before. */
async function sends(writer: Writer, connections: number): Promise<Load> {
  const count = connections * 20;
  const send = await writer.prepareSends(count);
  const latencies: number[] = [];
  const began = performance.now();
  const work = async () => {
    for (let sent = 0; sent < count / connections; sent += 1) {
      const sentAt = performance.now();
      const { status, body } = await send();
      if (status !== 200) throw new Error(`A record was not sent (${status}): ${body.slice(0, 500)}`);
      latencies.push(performance.now() - sentAt);
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  return { perSecond: (count / (performance.now() - began)) * 1000, latencies };
}

function figures(
  runs: Record<'bare' | 'guarded' | 'drafts' | 'sends', Load[]>,
  connections: number,
): Figure[] {
  const rate = (loads: readonly Load[]) => median(loads.map(({ perSecond }) => perSecond));
  const at = (loads: readonly Load[], share: number) =>
    rounded(
      quantile(
        loads.flatMap(({ latencies }) => latencies),
        share,
      ),
    );
  const note = `${connections} connections, fsync on, median of ${rounds} rounds taken in turn`;
  const lines = (what: string, loads: readonly Load[], more = ''): Figure[] => [
    { what, value: rounded(rate(loads)), unit: 'per second', note: `${note}${more}` },
    { what: `${what}: median answer`, value: at(loads, 0.5), unit: 'ms' },
    { what: `${what}: 99th percentile`, value: at(loads, 0.99), unit: 'ms' },
  ];
  const ratio = (what: string, loads: readonly Load[]): Figure => ({
    what: `${what} / bare saves`,
    value: rounded(
      median(loads.map(({ perSecond }, round) => perSecond / (runs.bare[round]?.perSecond ?? 0))),
    ),
    unit: 'ratio',
    note: 'each round beside the bare one before it',
  });
  return [
    ...lines('bare saves', runs.bare),
    ...lines(
      'guarded saves',
      runs.guarded,
      '; by hand: session, row-level security, list, audit; no rules, no limits, nothing sealed',
    ),
    ...lines('saved drafts', runs.drafts),
    ...lines('sent records', runs.sends, '; validated, coded, queued; the receiver’s jobs run besides'),
    ratio('guarded saves', runs.guarded),
    ratio('saved drafts', runs.drafts),
    ratio('sent records', runs.sends),
  ];
}
