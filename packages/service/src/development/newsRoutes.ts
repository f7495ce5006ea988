import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { NewsBoard } from './news.ts';

/** Milliseconds after which a browser asks again when the stream was cut, as by a restart of the server. */
const retry = 1_000;

/** /dev/definitions/events: what is published and what is broken, as server-sent events. Development alone. */
export function newsRoutes(board: NewsBoard): Hono {
  return new Hono().get('/definitions/events', (c) =>
    streamSSE(c, async (stream) => {
      await new Promise<void>((resolve) => {
        const leave = board.read({
          onNews: (news) => void stream.writeSSE({ data: JSON.stringify(news), retry }).catch(resolve),
          onEnd: resolve,
        });
        stream.onAbort(() => {
          leave();
          resolve();
        });
      });
    }),
  );
}
