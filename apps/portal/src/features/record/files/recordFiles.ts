import type { FileView, GreffeClient, RecordView } from '@greffe/client';
import type { RecordFiles } from '@greffe/form-engine';
import { detailOf, isUnreachable } from '../../../app/problems.ts';
import { saveBlob } from '../../own-data/saveFile.ts';

/** What is said where the server says nothing. */
export interface FileWords {
  readonly unreachable: string;
  readonly held: string;
}

type Api = Pick<GreffeClient, 'sendFile' | 'file' | 'scanFile' | 'removeFile'>;

/** The files of one record, as its forms use them; `words` is asked at each fault, for the language may change. */
export function createRecordFiles(
  api: Api,
  record: string,
  words: () => FileWords,
  entry?: string,
): RecordFiles & { readonly learn: (files: RecordView['files']) => void } {
  const known = new Map<string, FileView>();
  const told = (file: FileView) => {
    known.set(file.id, file);
    return formFile(file);
  };
  const formFile = ({ id, name, size, state }: FileView) => ({
    id,
    name,
    size,
    ...(state === 'held' && { held: words().held }),
  });
  /** A fault in words for the user; what was given up by the form itself stays as it is. */
  const said = (error: unknown): never => {
    const detail = isUnreachable(error) ? undefined : detailOf(error);
    throw new Error(detail ?? words().unreachable, { cause: error });
  };
  return {
    learn: (files = []) => {
      for (const file of files) known.set(file.id, file);
    },
    find: (id) => {
      const file = known.get(id);
      return file && formFile(file);
    },
    send: (step, file, on) =>
      api.sendFile(record, step, file, { ...on, ...(entry !== undefined && { entry }) }).then(told, said),
    remove: (id) => {
      // What cannot be removed now is named by nothing, and cleared away by the server.
      api.removeFile(record, id, entry).catch(() => undefined);
    },
    lookAgain: (id) => api.scanFile(record, id).then(told, said),
    open: async (id) => {
      const content = await api.file(record, id).catch(said);
      saveBlob(known.get(id)?.name ?? id, content);
    },
  };
}
