import type { Finding } from '@greffe/definition';
import { Unzip, UnzipInflate } from 'fflate';
import { isSafePath } from '../commands/low.ts';
import type { DefinitionFiles } from '../types.ts';
import { crc32, entriesOf, type ZipEntry } from './entries.ts';

/** What came out of a zip: its files where nothing is wrong with it, and everything that was found. */
export interface Unzipped {
  readonly files?: DefinitionFiles;
  readonly findings: readonly Finding[];
}

/** Bytes of one file and of all of them, inflated, and how many there may be: what the server keeps of a draft. */
const MOST = { file: 2 * 1024 * 1024, all: 20 * 1024 * 1024, files: 500 };

/** Names that a draft's file may have besides being safe: those that every disk can hold, and the server takes. */
const isKeptName = (path: string) =>
  path.length <= 200 &&
  path === path.normalize('NFC') &&
  !/[*?"<>|]/.test(path) &&
  path.split('/').every((part) => part.trim() === part);

/** The files that a definition is made of; anything else is left where it came from. */
const TEXT_FILE = /\.(?:json|csv|md|svg)$/;

/** What a computer would run, by name and by its first bytes. */
const CODE_FILE =
  /\.(?:[cm]?[jt]sx?|wasm|exe|dll|so|dylib|node|jar|class|py|pyc|sh|bat|cmd|ps1|php|html?|swf)$/i;
const CODE_BEGINS: readonly (readonly number[])[] = [
  [0x00, 0x61, 0x73, 0x6d],
  [0x4d, 0x5a],
  [0x7f, 0x45, 0x4c, 0x46],
  [0xca, 0xfe, 0xba, 0xbe],
  [0xcf, 0xfa, 0xed, 0xfe],
  [0x23, 0x21],
];

/** The format's version that this studio writes. */
const FORMAT_VERSION = 1;

/**
 * The files of a definition's zip, byte for byte as the loader would read them from a folder. Whatever is wrong is a
 * finding, never a throw, and then there are no files. Nothing is inflated beyond what a definition may hold.
 */
export function unzipDefinition(zip: Uint8Array): Unzipped {
  const findings: Finding[] = [];
  const found = (code: string, file: string, message: string, severity: Finding['severity'] = 'error') => {
    findings.push({ severity, code, file, pointer: '', message });
  };
  const entries = entriesOf(zip);
  if (!entries) {
    found('zip.damaged', '', 'This is no zip, or a damaged one.');
    return { findings };
  }
  if (entries.length > MOST.files) {
    found('zip.size', '', `The zip holds ${entries.length} files, a definition at most ${MOST.files}.`);
    return { findings };
  }
  const paths = entries.map(({ name }) => name);
  const names = withoutFolder(paths);
  const seen = new Set<string>();
  paths.forEach((path, index) => {
    const file = names[index] ?? path;
    if (path.endsWith('/') && isSafePath(path.slice(0, -1))) return;
    if (!isSafePath(path) || !isKeptName(file))
      found('zip.path', path.slice(0, 200), 'This path leads out of the folder.');
    else if (seen.has(file.toLowerCase())) found('zip.duplicate', file, 'This file stands twice in the zip.');
    else if (CODE_FILE.test(file)) found('zip.code', file, 'A definition holds no program.');
    seen.add(file.toLowerCase());
  });
  if (findings.length > 0) return { findings };
  const inflated = inflate(zip, found);
  if (!inflated) return { findings };
  const files = textsOf(inflated, entries, names, found);
  checkVersion(files, found);
  return findings.some(({ severity }) => severity === 'error') ? { findings } : { files, findings };
}

type Found = (code: string, file: string, message: string, severity?: Finding['severity']) => void;

/** Inflates every file, and stops at the first byte too many. */
function inflate(zip: Uint8Array, found: Found): Map<string, Uint8Array> | undefined {
  const files = new Map<string, Uint8Array>();
  let isSound = true;
  let total = 0;
  const reader = new Unzip((file) => {
    if (file.name.endsWith('/')) return;
    const chunks: Uint8Array[] = [];
    let size = 0;
    file.ondata = (error, chunk, isLast) => {
      if (!isSound) return;
      size += chunk?.length ?? 0;
      total += chunk?.length ?? 0;
      if (error || size > MOST.file || total > MOST.all) {
        isSound = false;
        if (error) found('zip.damaged', file.name, 'This file of the zip is damaged.');
        else found('zip.size', file.name, 'Unpacked, this is larger than a definition can be.');
        file.terminate();
        return;
      }
      chunks.push(chunk);
      if (isLast) files.set(file.name, joined(chunks, size));
    };
    file.start();
  });
  reader.register(UnzipInflate);
  try {
    // In small pieces: a bomb is noticed before it has gone off.
    for (let start = 0; start < zip.length && isSound; start += PIECE)
      reader.push(zip.subarray(start, start + PIECE), start + PIECE >= zip.length);
  } catch {
    if (isSound) found('zip.damaged', '', 'This is no zip, or a damaged one.');
    isSound = false;
  }
  return isSound ? files : undefined;
}

const PIECE = 4096;

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

function textsOf(
  inflated: ReadonlyMap<string, Uint8Array>,
  entries: readonly ZipEntry[],
  names: readonly string[],
  found: Found,
): DefinitionFiles {
  const files: Record<string, string> = {};
  for (const [index, { name: path, crc }] of entries.entries()) {
    const file = names[index] ?? path;
    if (path.endsWith('/')) continue;
    const bytes = inflated.get(path);
    if (!bytes || crc32(bytes) !== crc) found('zip.damaged', file, 'This file of the zip is damaged.');
    else if (CODE_BEGINS.some((begin) => begin.every((byte, position) => bytes[position] === byte)))
      found('zip.code', file, 'A definition holds no program.');
    else if (!TEXT_FILE.test(file) || /(?:^|\/)\.[^/]*$/.test(file))
      found('zip.unknown', file, 'No part of a definition has this name: it was left out.', 'warning');
    else {
      const text = decoded(bytes);
      if (text === undefined) found('zip.encoding', file, 'This is no text in UTF-8.');
      else files[file] = text;
    }
  }
  return files;
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    // No database keeps it, and no text has it.
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

function checkVersion(files: DefinitionFiles, found: Found): void {
  const text = files['form.json'];
  if (text === undefined) {
    found('file.missing', 'form.json', 'A definition has a file "form.json".');
    return;
  }
  try {
    const version = (JSON.parse(text) as { formatVersion?: unknown } | null)?.formatVersion;
    if (typeof version === 'number' && version > FORMAT_VERSION)
      found(
        'form.formatVersion',
        'form.json',
        `This is version ${version} of the format; this studio knows version ${FORMAT_VERSION}.`,
      );
  } catch {
    // Broken JSON is a finding of the check that follows, with its line.
  }
}

/** The paths without the folder that all of them lie in, as a zip of a folder has it. */
function withoutFolder(paths: readonly string[]): string[] {
  const first = paths[0]?.split('/')[0] ?? '';
  const isFolder = paths.every((path) => path.startsWith(`${first}/`));
  const isOwn = paths.includes(`${first}/form.json`);
  return paths.map((path) => (isFolder && isOwn ? path.slice(first.length + 1) : path));
}
