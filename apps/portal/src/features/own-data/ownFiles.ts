import type { GreffeClient, OwnData } from '@greffe/client';

/** Contents of files by id, in base64. */
export type Contents = ReadonlyMap<string, string>;

/** Bytes that are put into one file to take away: a browser holds all of it at once. */
const most = 100 * 1024 * 1024;

/**
 * The files of one's records, for as long as there is room; each is noted as opened, like any that a person opens. What
 * is held for the virus scanner, or does not fit, is named only.
 */
export async function takeFiles(api: Pick<GreffeClient, 'file'>, { records }: OwnData): Promise<Contents> {
  const contents = new Map<string, string>();
  let room = most;
  for (const { record } of records) {
    for (const { id, size, state } of record.files ?? []) {
      if (state !== 'ready' || size > room) continue;
      contents.set(id, await inBase64(await api.file(record.id, id)));
      room -= size;
    }
  }
  return contents;
}

async function inBase64(content: Blob): Promise<string> {
  const bytes = new Uint8Array(await content.arrayBuffer());
  const parts: string[] = [];
  // Whole groups of three bytes, so that the parts together are what one would be.
  for (let at = 0; at < bytes.length; at += 24_576)
    parts.push(btoa(String.fromCharCode(...bytes.subarray(at, at + 24_576))));
  return parts.join('');
}

/** The data for a program: each file with its content, where it was taken. */
export const withContents = (data: OwnData, contents: Contents) => ({
  ...data,
  records: data.records.map(({ record, ...rest }) => ({
    ...rest,
    record: {
      ...record,
      ...(record.files && {
        files: record.files.map((file) => {
          const base64 = contents.get(file.id);
          return base64 === undefined ? file : { ...file, base64 };
        }),
      }),
    },
  })),
});
