// A thread of its own for one check: what a draft says can take as long and as much memory as it likes, and end there.
import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadOrder } from './createCheckThreads.ts';
import { inProcess } from './inProcess.ts';

const order = workerData as ThreadOrder;
const report =
  order.kind === 'check' ? await inProcess.check(order.order) : await inProcess.compile(order.schema);
parentPort?.postMessage(report);
