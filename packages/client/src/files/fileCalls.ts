import type { FileView } from '@greffe/service/api';
import type { createCalls } from '../createCalls.ts';

/** What is told of a file on its way, and what stops it. */
export interface Sending {
  /** From 0 to 1. */
  readonly progress?: (part: number) => void;
  readonly signal?: AbortSignal;
  /** Of a repeated step. */
  readonly entry?: string;
}

/** Milliseconds that a file may take: 20 MiB on a slow line. */
const patience = 15 * 60_000;

/** Files of a record: sent, opened, looked at again, removed. */
export function fileCalls(calls: ReturnType<typeof createCalls>, recordPath: (id: string) => string) {
  const { request, json } = calls;
  const filePath = (id: string, file: string) => `${recordPath(id)}/files/${encodeURIComponent(file)}`;
  const inEntry = (entry: string | undefined) =>
    entry === undefined ? '' : `?entry=${encodeURIComponent(entry)}`;
  return {
    /** Rejects with a `ProblemError` where the server refuses it, with any other error where no answer came. */
    sendFile: async (
      id: string,
      step: string,
      file: File,
      { progress, signal, entry }: Sending = {},
    ): Promise<FileView> => {
      const path = `${recordPath(id)}/steps/${encodeURIComponent(step)}/files${inEntry(entry)}`;
      return calls.send<FileView>(path, file, { progress, signal, timeout: patience });
    },

    file: async (id: string, file: string): Promise<Blob> =>
      (await request(filePath(id, file), { timeout: patience })).blob(),

    scanFile: (id: string, file: string) =>
      json<FileView>(`${filePath(id, file)}/scan`, { method: 'POST', body: {}, timeout: 120_000 }),

    removeFile: async (id: string, file: string, entry?: string): Promise<void> => {
      await request(`${filePath(id, file)}${inEntry(entry)}`, { method: 'DELETE' });
    },
  };
}
