import { type Bench, type Figure, median, quantile, rounded } from '../lib/Bench.ts';
import { type Load, load } from '../lib/load.ts';
import { startProduct } from '../lib/product.ts';
import { completeData } from '../lib/registration.ts';
import { startBare } from './bareServer.ts';
import { createWriter, type Writer } from './greffe.ts';

const rounds = 3;

/** Durable saves over HTTP, in turn with a bare handler on the same PostgreSQL: the ratio is the figure. */
export const saves: Bench = {
  name: 'saves',
  about: 'saved drafts and sent records per second over HTTP, beside a bare Hono + pg handler',
  async run({ connections, seconds }) {
    const product = await startProduct();
    try {
      const bare = await startBare(await product.adminUrl(), connections);
      const writer = await createWriter(product, connections);
      try {
        const data = completeData(0);
        const runs = { bare: [] as Load[], drafts: [] as Load[], sends: [] as Load[] };
        await load(connections, 1.5, (connection) => bare.save(connection, data));
        await load(connections, 1.5, (connection) => writer.saveDraft(connection, data));
        for (let round = 0; round < rounds; round += 1) {
          runs.bare.push(await load(connections, seconds, (connection) => bare.save(connection, data)));
          runs.drafts.push(
            await load(connections, seconds, (connection) => writer.saveDraft(connection, data)),
          );
          runs.sends.push(await sends(writer, connections));
        }
        return figures(runs, connections);
      } finally {
        writer.close();
        await bare.stop();
      }
    } finally {
      await product.stop();
    }
  },
};

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

function figures(runs: Record<'bare' | 'drafts' | 'sends', Load[]>, connections: number): Figure[] {
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
    ...lines('saved drafts', runs.drafts),
    ...lines('sent records', runs.sends, '; validated, coded, queued; the receiver’s jobs run besides'),
    ratio('saved drafts', runs.drafts),
    ratio('sent records', runs.sends),
  ];
}
