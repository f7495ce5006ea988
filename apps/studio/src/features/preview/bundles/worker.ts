import { type BuildRequest, createReader } from './protocol.ts';

/** The worker that reads a draft for the preview: a thin shell, so that all it does is tested without one. */
const read = createReader();

addEventListener('message', ({ data }: MessageEvent<BuildRequest>) => postMessage(read(data)));
