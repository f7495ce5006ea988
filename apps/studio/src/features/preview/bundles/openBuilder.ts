import { type BuildAnswer, type BuildRequest, createReader } from './protocol.ts';

export interface Builder {
  readonly post: (request: BuildRequest) => void;
  readonly close: () => void;
}

/** Reads drafts beside the page, so that typing never waits for it; in the page itself where there are no workers. */
export function openBuilder(receive: (answer: BuildAnswer) => void): Builder {
  if (typeof Worker === 'undefined') return builderInPage(receive);
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'preview' });
  worker.addEventListener('message', ({ data }: MessageEvent<BuildAnswer>) => receive(data));
  return { post: (request) => worker.postMessage(request), close: () => worker.terminate() };
}

function builderInPage(receive: (answer: BuildAnswer) => void): Builder {
  const read = createReader();
  let isOpen = true;
  return {
    post: (request) =>
      queueMicrotask(() => {
        if (isOpen) receive(read(request));
      }),
    close: () => {
      isOpen = false;
    },
  };
}
