import { type Opened, type PostedResponse, postedRequest, receivedResponse } from './messages.ts';
import workerAddress from './worker.ts?sharedworker&url';

export type Ask = (request: Request) => Promise<Response>;

/**
 * Connects this page to the mock of the browser, and waits until its database is open.
 *
 * @throws with the reason when it cannot be opened.
 */
export async function connect(image: string): Promise<Ask> {
  const port = await openPort(image);
  const waiting = new Map<number, (response: Response) => void>();
  let last = 0;
  await new Promise<void>((resolve, reject) => {
    port.onmessage = ({ data }: MessageEvent<Opened | PostedResponse>) => {
      if (!('opened' in data)) {
        waiting.get(data.id)?.(receivedResponse(data));
        waiting.delete(data.id);
      } else if (data.opened) resolve();
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
async function openPort(image: string): Promise<MessagePort> {
  if (typeof SharedWorker === 'undefined') return openHere();
  // Not in every browser: the worker lives on for the moment in which its only page is loaded again.
  const options = { type: 'module', name: `greffe-mock-${image}`, extendedLifetime: true } as const;
  const worker = new SharedWorker(workerAddress, options);
  worker.onerror = (event) => console.error('The worker of the mock failed.', event);
  return worker.port;
}

async function openHere(): Promise<MessagePort> {
  const [{ openMock }, { serve }] = await Promise.all([import('./openMock.ts'), import('./serve.ts')]);
  const { port1, port2 } = new MessageChannel();
  void serve(openMock(), port2);
  return port1;
}
