import { type Opened, type PostedResponse, postedRequest, receivedResponse } from './messages.ts';
import workerAddress from './worker.ts?sharedworker&url';

export type Ask = (request: Request) => Promise<Response>;

/**
 * Connects this page to the mock of the browser, and waits until its database is open.
 *
 * @throws with the reason when it cannot be opened.
 */
export async function connect(image: string): Promise<Ask> {
  const waiting = new Map<number, (response: Response) => void>();
  let last = 0;
  const port = await new Promise<MessagePort>((resolve, reject) => {
    const opened = openPort(image, () => reject(new Error('The worker of the mock could not be loaded.')));
    opened.onmessage = ({ data }: MessageEvent<Opened | PostedResponse>) => {
      if (!('opened' in data)) {
        waiting.get(data.id)?.(receivedResponse(data));
        waiting.delete(data.id);
      } else if (data.opened) resolve(opened);
      else reject(new Error(data.reason));
    };
  });
  return async (request) => {
    last += 1;
    const posted = await postedRequest(last, request);
    const answered = new Promise<Response>((resolve) => waiting.set(posted.id, resolve));
    port.postMessage(posted);
    return answered;
  };
}

/** Named by its image, so that a tab that is opened after a change of the definitions does not get the old one. */
function openPort(image: string, onFault: () => void): MessagePort {
  if (typeof SharedWorker === 'undefined') return openHere(onFault);
  // Not in every browser: the worker lives on for the moment in which its only page is loaded again.
  const options = { type: 'module', name: `greffe-mock-${image}`, extendedLifetime: true } as const;
  const worker = new SharedWorker(workerAddress, options);
  worker.onerror = onFault;
  return worker.port;
}

/** A browser without shared workers: each tab has a mock of its own, in its own thread. */
function openHere(onFault: () => void): MessagePort {
  const { port1, port2 } = new MessageChannel();
  Promise.all([import('./openMock.ts'), import('./serve.ts')])
    .then(([{ openMock }, { serve }]) => serve(openMock(), port2))
    .catch(onFault);
  return port1;
}
