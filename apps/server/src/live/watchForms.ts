import { existsSync, type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { join, relative, sep } from 'node:path';

export interface Watching {
  /** Told of the folder directly under the watched one in which something has changed; '' for that one itself. */
  readonly onChange: (folder: string) => void;
  /** Changes are not seen any more. */
  readonly onError: (error: Error) => void;
}

/**
 * Watches a folder and all below it, but for what editors keep for themselves. Returns what ends it.
 *
 * Each folder has a watch of its own: on Linux, `recursive` watches files one by one, and after an editor has put a
 * new file in the place of one it no longer sees what is written to that.
 */
export function watchForms(formsFolder: string, { onChange, onError }: Watching): () => void {
  const watchers = new Map<string, FSWatcher>();

  function adopt(folder: string): void {
    const watcher = watch(folder, (event, name) => onEvent(folder, event, name));
    watcher.on('error', () => forget(folder));
    watchers.set(folder, watcher);
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory() && !isEditorsOwn(entry.name)) adopt(join(folder, entry.name));
    }
  }

  function forget(folder: string): void {
    for (const [path, watcher] of watchers) {
      if (path !== folder && !path.startsWith(`${folder}${sep}`)) continue;
      watcher.close();
      watchers.delete(path);
    }
  }

  function onEvent(folder: string, event: string, name: string | null): void {
    if (name !== null && isEditorsOwn(name)) return;
    if (!existsSync(formsFolder)) {
      fail(new Error('the folder is gone'));
      return;
    }
    const path = name === null ? folder : join(folder, name);
    // A folder that came, went, or has another in its place.
    if (event === 'rename') attempt(() => replace(path));
    onChange(relative(formsFolder, path).split(sep)[0] ?? '');
  }

  function replace(path: string): void {
    forget(path);
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) adopt(path);
  }

  function attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Gone again before it could be looked at: that is an event of its own.
      if (code !== 'ENOENT' && code !== 'ENOTDIR') fail(error as Error);
    }
  }

  function fail(error: Error): void {
    forget(formsFolder);
    onError(error);
  }

  attempt(() => adopt(formsFolder));
  return () => forget(formsFolder);
}

/** Swap files, backups and trials: `.form.json.swp`, `form.json~`, `4913` (Vim tries whether it can write). */
const isEditorsOwn = (name: string): boolean =>
  name.startsWith('.') || name.endsWith('~') || /^\d+$/.test(name);
