import type { CheckClientPorts } from './createCheckClient.ts';
import type { CheckReport } from './protocol.ts';

/** A real worker of the page. */
export const spawnWorker: CheckClientPorts['spawn'] = (onReport) => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'checks' });
  worker.onmessage = ({ data }: MessageEvent<CheckReport>) => onReport(data);
  return { post: (request) => worker.postMessage(request), end: () => worker.terminate() };
};

/** The clock of the page. */
export const later: CheckClientPorts['later'] = (milliseconds, call) => {
  const timer = setTimeout(call, milliseconds);
  return () => clearTimeout(timer);
};
