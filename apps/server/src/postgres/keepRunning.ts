import type { RunningCluster } from './cluster.ts';

/** Deaths in `within` milliseconds from which it is not started again: what ends so often has a cause that a start does not mend. */
const most = 3;
const within = 600_000;

/**
 * Starts a PostgreSQL and starts it again where it ends by itself, such as when the system was out of memory: at the same
 * address, so that whoever is connected connects again. `died` resolves where it ends too often, or does not start.
 */
export async function keepRunning(
  start: (port?: number) => Promise<RunningCluster>,
  say: (line: string) => void,
): Promise<RunningCluster> {
  let cluster = await start();
  const { port } = cluster;
  const deaths: number[] = [];
  let isStopping = false;
  let starting: Promise<unknown> = Promise.resolve();
  const died = new Promise<string>((resolve) => {
    const watch = (): void => void cluster.died.then(again);
    const again = (words: string): void => {
      if (isStopping) return;
      deaths.push(performance.now());
      const recent = deaths.filter((at) => at > performance.now() - within);
      if (recent.length > most) {
        resolve(words);
        return;
      }
      say('PostgreSQL has ended by itself and is started again; what was saved is safe.');
      starting = start(port).then(
        (next) => {
          cluster = next;
          watch();
        },
        (error: unknown) => resolve(error instanceof Error ? error.message : words),
      );
    };
    watch();
  });
  return {
    port,
    died,
    async stop() {
      isStopping = true;
      await starting;
      await cluster.stop();
    },
  };
}
