import { type DefinitionFiles, execute, unzipDefinition } from '../../model/index.ts';
import { isObject, readObject, textOf } from '../editor/readDefinition.ts';

/** Something that was found wrong with a zip; `code` is one of the studio's texts. */
export interface ArchiveFinding {
  readonly code: string;
  readonly file: string;
  readonly isError: boolean;
}

/** What a zip holds, as far as it could be read. */
export interface Archive {
  readonly name: string;
  readonly findings: readonly ArchiveFinding[];
  /** Absent where the zip cannot be taken. */
  readonly content?: {
    readonly files: DefinitionFiles;
    readonly id: string;
    readonly title: string;
    readonly version: string;
  };
}

/** The largest zip that is opened at all, in bytes: a definition is far smaller, packed. */
const largest = 20 * 1024 * 1024;

/** Reads a zip that somebody has chosen; whatever is wrong with it is a finding, never a throw. */
export async function readArchive(file: File, language: string): Promise<Archive> {
  const refused = (code: string): Archive => ({
    name: file.name,
    findings: [{ code, file: '', isError: true }],
  });
  if (file.size > largest) return refused('zip.size');
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    // It was moved or changed since it was chosen.
    return refused('zip.damaged');
  }
  const { files, findings } = unzipDefinition(bytes);
  const found = findings.map(({ code, file: path, severity }) => ({
    code,
    file: path,
    isError: severity === 'error',
  }));
  if (!files) return { name: file.name, findings: found };
  const { id, version } = readObject(files, 'form.json');
  return {
    name: file.name,
    findings: found,
    content: {
      files,
      id: typeof id === 'string' ? id : '',
      version: typeof version === 'string' ? version : '',
      title: textOf(files, language, 'registry.title', typeof id === 'string' ? id : file.name),
    },
  };
}

/** The same files as a registry of another name; those that do not say the name keep every byte. */
export function underName(files: DefinitionFiles, id: string): DefinitionFiles {
  const form = readObject(files, 'form.json');
  if (form.id === id) return files;
  const { memberships } = readObject(files, 'development.json');
  const own = Array.isArray(memberships) ? memberships : [];
  return execute(files, {
    type: 'all',
    commands: [
      { type: 'setValue', file: 'form.json', pointer: '/id', value: id },
      ...own.flatMap((one: unknown, index) =>
        isObject(one) && one.registry === form.id
          ? [
              {
                type: 'setValue',
                file: 'development.json',
                pointer: `/memberships/${index}/registry`,
                value: id,
              } as const,
            ]
          : [],
      ),
    ],
  }).files;
}
