import { describe, expect, it } from 'vitest';
import { createNewsBoard, newsRoutes } from './index.ts';

const version = { registry: 'loans', hash: 'a1', version: '1.0.0' };
const broken = { file: 'loans/form.json', pointer: '/id', message: 'It is missing.' };

/** The next message of a stream, as a browser would hand it on. */
async function next(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<unknown> {
  const { value } = await reader.read();
  const line = /^data: (.*)$/m.exec(new TextDecoder().decode(value))?.[1];
  return line === undefined ? undefined : JSON.parse(line);
}

async function open(board: ReturnType<typeof createNewsBoard>) {
  const response = await newsRoutes(board).request('/definitions/events');
  const reader = response.body?.getReader();
  if (reader === undefined) throw new Error('no stream');
  return { response, reader };
}

describe('the stream of news', () => {
  it('begins with what holds now, then tells each change whole', async () => {
    const board = createNewsBoard();
    board.post({ definitions: [version], findings: [] });
    const { response, reader } = await open(board);
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(await next(reader)).toEqual({ definitions: [version], findings: [] });
    board.post({ definitions: [version], findings: [broken] });
    expect(await next(reader)).toEqual({ definitions: [version], findings: [broken] });
  });

  it('ends for one who leaves, and the others are told on', async () => {
    const board = createNewsBoard();
    const [leaving, staying] = [await open(board), await open(board)];
    await next(staying.reader);
    await leaving.reader.cancel();
    board.post({ definitions: [], findings: [broken] });
    expect(await next(staying.reader)).toEqual({ definitions: [], findings: [broken] });
  });

  it('ends when the server stops, also for one who comes just then', async () => {
    const board = createNewsBoard();
    const { reader } = await open(board);
    await next(reader);
    board.close();
    expect((await reader.read()).done).toBe(true);
    expect((await (await open(board)).reader.read()).done).toBe(true);
  });
});
