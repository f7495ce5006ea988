import { describeCases } from '@greffe/service/testing';
import { openCaseServer } from '../test/caseServer.ts';
import { createTestImage } from '../test/image.ts';

/** Every case of every registry once more, over HTTP on the mock: the service itself, on a PGlite. */
describeCases(
  'mock',
  async () => {
    const made = await createTestImage();
    const server = await openCaseServer(made.file);
    return { ...server, close: () => server.close().finally(made.drop) };
  },
  180_000,
);
