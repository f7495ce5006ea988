import type { HeldFile } from '@greffe/ui';
import { useEffect, useRef, useState } from 'react';
import type { FormFiles } from '../../support/files.ts';
import type { ThemeTexts } from '../../texts/themeTexts.ts';

/** The field whose files they are. */
interface Named {
  /** The id that the data hold, or several. */
  readonly value: unknown;
  readonly isMultiple: boolean;
  readonly onChange: (value: unknown) => void;
}

/** One on its way, or one that did not arrive: the data do not name it. */
interface Sending {
  readonly key: string;
  readonly file: File;
  readonly progress: number;
  readonly fault?: string | undefined;
}

const idsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((id): id is string => typeof id === 'string' && id !== '');

/** The files of a field: those that the data name, and those on their way. */
export function useDocuments(named: Named, files: FormFiles, texts: ThemeTexts) {
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const latest = useRef(named);
  useEffect(() => {
    latest.current = named;
  });
  const stops = useRef(new Map<string, AbortController>());
  useEffect(() => {
    const running = stops.current;
    // What is on its way when the field goes is named by nothing.
    return () => {
      for (const stop of running.values()) stop.abort();
    };
  }, []);

  const patch = (key: string, change: Partial<Sending>) =>
    setSending((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const forget = (key: string) => setSending((all) => all.filter((one) => one.key !== key));
  const name = (ids: readonly string[]) => {
    const { isMultiple, onChange } = latest.current;
    const value = isMultiple ? ids : ids.at(-1);
    // Two that arrive together: the second must know of the first before the form is drawn again.
    latest.current = { ...latest.current, value };
    onChange(ids.length === 0 ? undefined : value);
  };

  const start = async ({ key, file }: Pick<Sending, 'key' | 'file'>) => {
    const stop = new AbortController();
    stops.current.set(key, stop);
    try {
      const { id } = await files.send(file, {
        signal: stop.signal,
        progress: (progress) => patch(key, { progress }),
      });
      const before = idsOf(latest.current.value);
      name(latest.current.isMultiple ? [...before, id] : [id]);
      // One takes the place of another.
      if (!latest.current.isMultiple) for (const each of before) files.remove(each);
      forget(key);
    } catch (error) {
      if (stop.signal.aborted) forget(key);
      else patch(key, { fault: error instanceof Error ? error.message : texts.fileFailed });
    } finally {
      stops.current.delete(key);
    }
  };

  const add = (chosen: readonly File[]) => {
    const begun = chosen.map((file) => ({ key: crypto.randomUUID(), file, progress: 0 }));
    // Of one that takes only one, an earlier try is given up.
    setSending((all) => [...(latest.current.isMultiple ? all : []), ...begun]);
    if (!latest.current.isMultiple) for (const stop of stops.current.values()) stop.abort();
    for (const one of begun) void start(one);
  };

  const say = (id: string, work: Promise<unknown>) => {
    setFaults(({ [id]: _, ...others }) => others);
    work.catch((error: unknown) =>
      setFaults((all) => ({ ...all, [id]: error instanceof Error ? error.message : texts.fileFailed })),
    );
  };

  return {
    held: [
      ...idsOf(named.value).map((id): HeldFile => heldFile(id, files, faults[id], texts)),
      ...sending.map(
        ({ key, file, progress, fault }): HeldFile => ({
          id: key,
          name: file.name,
          size: file.size,
          state: fault === undefined ? 'uploading' : 'failed',
          progress,
          message: fault,
          ...(file.type.startsWith('image/') && { preview: file }),
        }),
      ),
    ],
    add,
    remove: (id: string) => {
      const stop = stops.current.get(id);
      if (stop !== undefined || sending.some(({ key }) => key === id)) {
        stop?.abort();
        forget(id);
        return;
      }
      name(idsOf(latest.current.value).filter((each) => each !== id));
      files.remove(id);
    },
    retry: (id: string) => {
      const again = sending.find(({ key }) => key === id);
      if (again === undefined) say(id, files.lookAgain(id));
      else {
        patch(id, { fault: undefined, progress: 0 });
        void start(again);
      }
    },
    open: (id: string) => say(id, files.open(id)),
  };
}

function heldFile(id: string, files: FormFiles, fault: string | undefined, texts: ThemeTexts): HeldFile {
  const known = files.find(id);
  if (known === undefined)
    return { id, name: texts.fileGone, size: 0, state: 'failed', message: fault ?? texts.fileGoneHelp };
  const message = fault ?? known.held;
  return {
    id,
    name: known.name,
    size: known.size,
    state: message === undefined ? 'done' : 'failed',
    message,
  };
}
