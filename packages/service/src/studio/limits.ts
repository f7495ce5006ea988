import { Problem, type ProblemFieldError } from '../problems/Problem.ts';

/** What a draft may hold; bytes of UTF-8. */
export const draftLimits = { file: 2 * 1024 * 1024, files: 500, total: 20 * 1024 * 1024 } as const;

const encoder = new TextEncoder();

/**
 * Whether a file may be called so: a path inside the folder. Which part of a definition it is, is for the linter to
 * say; what it does not know is kept as it is.
 */
export function isFilePath(path: string): boolean {
  return (
    path.length <= 200 &&
    path === path.normalize('NFC') &&
    !/[\p{Cc}\\:*?"<>|]/u.test(path) &&
    path.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && part.trim() === part)
  );
}

/** @throws Problem 422 with every file whose name or size is not accepted; `at` is where the files stand in the body. */
export function checkFiles(files: Readonly<Record<string, string | null>>, at: string): void {
  const errors = Object.entries(files).flatMap(([path, text]): ProblemFieldError[] => {
    const pointer = `${at}/${path.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (!isFilePath(path)) return [{ pointer, code: 'path' }];
    const isTooLarge = text !== null && encoder.encode(text).byteLength > draftLimits.file;
    return isTooLarge ? [{ pointer, code: 'fileSize', params: { limit: draftLimits.file } }] : [];
  });
  if (errors.length > 0) throw new Problem('invalidData', { errors: errors.slice(0, 20) });
}

/** @throws Problem 422 for a draft that has become too large as a whole. */
export function checkTotals(
  { files, bytes }: { readonly files: number; readonly bytes: number },
  pointer: string,
) {
  const errors: ProblemFieldError[] = [];
  if (files > draftLimits.files)
    errors.push({ pointer, code: 'fileCount', params: { limit: draftLimits.files } });
  if (bytes > draftLimits.total)
    errors.push({ pointer, code: 'totalSize', params: { limit: draftLimits.total } });
  if (errors.length > 0) throw new Problem('invalidData', { errors });
}
