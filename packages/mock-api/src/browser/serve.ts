import type { MockApi } from '../api/createMockApi.ts';
import { type Opened, type PostedRequest, postedResponse, receivedRequest } from './messages.ts';

/** Answers the requests that a page posts, once the mock is open. */
export async function serve(mock: Promise<MockApi>, port: MessagePort): Promise<void> {
  port.onmessage = async ({ data }: MessageEvent<PostedRequest>) => {
    const response = await (await mock).fetch(receivedRequest(data));
    const posted = await postedResponse(data.id, response);
    port.postMessage(posted, [posted.body]);
  };
  port.postMessage(await openedOrWhy(mock));
}

async function openedOrWhy(mock: Promise<MockApi>): Promise<Opened> {
  try {
    await mock;
    return { opened: true };
  } catch (error) {
    return { opened: false, reason: error instanceof Error ? error.message : String(error) };
  }
}
