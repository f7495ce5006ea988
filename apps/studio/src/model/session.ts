import { canonicalText, hasDuplicateKey } from './json.ts';
import { refuse } from './refused.ts';
import type { DefinitionFiles, Executed } from './types.ts';

/**
 * The files while one command is carried out. A JSON file is read once and written once, however many low-level commands
 * a composite one is made of; nothing is kept when one of them is refused.
 */
export interface Session {
  readonly shared: DefinitionFiles;
  has(file: string): boolean;
  /** @throws CommandRefused where there is no such file. */
  text(file: string): string;
  /** The value of a JSON file. @throws CommandRefused where there is none, or none that can be read. */
  value(file: string): unknown;
  setValue(file: string, value: unknown): void;
  /** `null` takes the file away. */
  setText(file: string, text: string | null): void;
  /** Every file as it is now. */
  files(): DefinitionFiles;
}

/** A session over files that stay as they are. */
export function createSession(
  start: DefinitionFiles,
  shared: DefinitionFiles,
): Session & { end(): Executed } {
  const texts = new Map<string, string | null>();
  const values = new Map<string, unknown>();
  const unwritten = new Set<string>();
  const present = (file: string): string | undefined => {
    if (texts.has(file)) return texts.get(file) ?? undefined;
    return Object.hasOwn(start, file) ? start[file] : undefined;
  };
  const write = () => {
    for (const file of unwritten) texts.set(file, canonicalText(values.get(file)));
    unwritten.clear();
  };
  const session: Session = {
    shared,
    has: (file) => unwritten.has(file) || present(file) !== undefined,
    text(file) {
      write();
      return present(file) ?? refuse('file.missing', { file });
    },
    value(file) {
      if (values.has(file)) return values.get(file);
      const value = read(file, session.text(file));
      values.set(file, value);
      return value;
    },
    setValue(file, value) {
      values.set(file, value);
      unwritten.add(file);
    },
    setText(file, text) {
      values.delete(file);
      unwritten.delete(file);
      texts.set(file, text);
    },
    files() {
      write();
      const files: Record<string, string> = { ...start };
      for (const [file, text] of texts) {
        if (text === null) delete files[file];
        else files[file] = text;
      }
      return files;
    },
  };
  return {
    ...session,
    end() {
      const files = session.files();
      const touched = [...texts.keys()].filter((file) => files[file] !== start[file]);
      const before = touched.map((file) => [file, Object.hasOwn(start, file) ? start[file] : null]);
      return { files, touched, revert: { type: 'writeFiles', files: Object.fromEntries(before) } };
    },
  };
}

function read(file: string, text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('file.unreadable', { file });
  }
  if (text !== canonicalText(value) && hasDuplicateKey(text)) return refuse('file.duplicateKey', { file });
  return value;
}
