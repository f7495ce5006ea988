import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { sessionHeader } from '../src/api/identity.ts';
import { buildImage } from '../src/image/buildImage.ts';
import { createMockApi, type MockApiOptions, type Rows } from '../src/index.ts';

export const forms = fileURLToPath(new URL('../../../forms', import.meta.url));

/** An image of the definitions under `forms/`, in a folder of its own. */
export async function createTestImage() {
  const folder = await mkdtemp(join(tmpdir(), 'greffe-image-'));
  const result = await buildImage(forms, folder);
  if (!('image' in result)) throw new Error(JSON.stringify(result.findings));
  const file = new Blob([await readFile(result.image.file)], { type: 'application/x-gzip' });
  return { image: result.image, folder, file, drop: () => rm(folder, { recursive: true, force: true }) };
}

type Given = Pick<MockApiOptions, 'clock' | 'kept'>;

/** A mock opened from the image, with a page's way of asking it. */
export async function openTestMock(file: Blob, options: Given = {}) {
  const client = new PGlite({ loadDataDir: file });
  let kept: Rows | undefined;
  let session: Record<string, string> = {};
  const mock = await createMockApi({
    client,
    receiverDelay: 0,
    keep: async (rows) => {
      kept = rows;
    },
    ...options,
  });
  const ask = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await mock.fetch(
      new Request(`http://localhost${path}`, {
        method,
        headers: {
          ...session,
          ...headers,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
    const text = await response.text();
    const json = text ? JSON.parse(text) : undefined;
    if (json?.token) session = { [sessionHeader]: json.token };
    return { status: response.status, headers: response.headers, json };
  };
  /** Goes on as who was signed in elsewhere. */
  const continueAs = (other: Record<string, string>) => {
    session = other;
  };
  return { ...mock, ask, kept: () => kept, session: () => session, continueAs };
}

export type TestMock = Awaited<ReturnType<typeof openTestMock>>;
