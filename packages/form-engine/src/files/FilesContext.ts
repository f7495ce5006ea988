import type { FormFile, FormFiles } from '@greffe/rjsf-theme';
import { createContext, useContext, useMemo, useState } from 'react';

/** Where the files of a record's steps go and come from. The same object for as long as the record stays. */
export interface RecordFiles extends Omit<FormFiles, 'send'> {
  send(
    step: string,
    file: File,
    on: { readonly progress: (part: number) => void; readonly signal: AbortSignal },
  ): Promise<FormFile>;
}

const Context = createContext<RecordFiles | undefined>(undefined);

/** Gives the forms below it a place for their files; without one a form holds them itself, and nothing is sent. */
export const FilesProvider = Context.Provider;

/** The files of one step. */
export interface StepFiles extends FormFiles {
  /** Undefined where none is on its way; else settles when those are there, with whether all are. */
  arriving(): Promise<boolean> | undefined;
}

/** The files of a step, or of the form alone where the page has no place for them. */
export function useStepFiles(step: string): StepFiles {
  const given = useContext(Context);
  const [own] = useState(heldHere);
  return useMemo(() => {
    const { send, find, remove, lookAgain, open } = given ?? own;
    const onTheirWay = new Set<Promise<unknown>>();
    return {
      find,
      remove,
      lookAgain,
      open,
      send: (file, on) => {
        const sent = send(step, file, on);
        onTheirWay.add(sent);
        const done = () => void onTheirWay.delete(sent);
        sent.then(done, done);
        return sent;
      },
      arriving: () =>
        onTheirWay.size === 0
          ? undefined
          : Promise.all(onTheirWay).then(
              () => true,
              () => false,
            ),
    };
  }, [given, own, step]);
}

/** Files of a form that is only looked at, as in a preview. */
function heldHere(): RecordFiles {
  const held = new Map<string, FormFile>();
  return {
    find: (id) => held.get(id),
    send: async (_step, { name, size }) => {
      const file = { id: crypto.randomUUID(), name, size };
      held.set(file.id, file);
      return file;
    },
    remove: (id) => void held.delete(id),
    lookAgain: async (id) => held.get(id) ?? { id, name: '', size: 0 },
    open: async () => undefined,
  };
}
