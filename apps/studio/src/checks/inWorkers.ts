import { createOpenChecks, type OpenChecker } from './openChecks.ts';
import type { CheckReport } from './protocol.ts';

/** A worker of the page; where there is none, such as in a test without a browser, it fails at once. */
const spawnWorker: OpenChecker = (receive, fail) => {
  if (typeof Worker === 'undefined') return { post: fail, close: () => undefined };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'checks' });
  worker.addEventListener('message', ({ data }: MessageEvent<CheckReport>) => receive(data));
  worker.addEventListener('error', fail);
  return { post: (request) => worker.postMessage(request), close: () => worker.terminate() };
};

/** Checks a draft in workers of the page. */
export const openChecks: OpenChecker = createOpenChecks({
  spawn: spawnWorker,
  later: (milliseconds, call) => {
    const timer = setTimeout(call, milliseconds);
    return () => clearTimeout(timer);
  },
});
