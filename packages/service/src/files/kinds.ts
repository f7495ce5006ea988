import { largestFile } from '@greffe/definition';
import { Problem } from '../problems/Problem.ts';

export type FileKind = 'application/pdf' | 'image/jpeg' | 'image/png';

/** How a file of each kind begins, and how its name ends. */
const kinds: readonly {
  readonly kind: FileKind;
  readonly start: readonly number[];
  readonly ending: RegExp;
}[] = [
  { kind: 'application/pdf', start: [0x25, 0x50, 0x44, 0x46, 0x2d], ending: /\.pdf$/i },
  { kind: 'image/jpeg', start: [0xff, 0xd8, 0xff], ending: /\.jpe?g$/i },
  { kind: 'image/png', start: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], ending: /\.png$/i },
];

/**
 * The kind of a file by its content, whatever its name says (CO-11).
 * @throws Problem 422 for an empty one, and for any other kind.
 */
export function demandKind(content: Uint8Array): FileKind {
  if (content.length === 0) throw new Problem('fileEmpty');
  const found = kinds.find(({ start }) => start.every((byte, index) => content[index] === byte));
  if (found === undefined) throw new Problem('fileKind');
  return found.kind;
}

/** Characters that steer a terminal, a line or the direction of writing: they make one name look like another. */
const steering = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
const longestName = 150;

/**
 * A name under which a file can be kept on any computer: of a path its last part, without what steers, and with an
 * ending that says what it is.
 */
export function soundName(given: string, kind: FileKind): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replaceAll(steering, '')
    .replaceAll(/[<>:"|?*]/g, '-')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const ending = kinds.find((one) => one.kind === kind)?.ending ?? /$/;
  const suffix = kind === 'application/pdf' ? '.pdf' : kind === 'image/png' ? '.png' : '.jpg';
  const stem = [...plain.replace(ending, '')].slice(0, longestName).join('').trim();
  const own = ending.exec(plain)?.[0];
  return `${stem === '' ? 'file' : stem}${own ?? suffix}`;
}

/** The name that `Content-Disposition` gives (RFC 6266, RFC 8187); empty without a readable one. */
export function nameIn(header: string | undefined): string {
  const encoded = /;\s*filename\*=UTF-8''([^;\s]+)/i.exec(header ?? '')?.[1];
  try {
    return encoded === undefined ? '' : decodeURIComponent(encoded);
  } catch {
    return '';
  }
}

/** The same for an answer: never shown in the page, always kept as a file. */
export function dispositionOf(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/**
 * The bytes of a body, refused before the last one where they are too many.
 * @throws Problem 413; 400 where the connection was cut, or less came than was said.
 */
export async function readContent(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () => new Problem('fileTooLarge', { params: { limit: largestFile / 1_048_576 } });
  const said = request.headers.get('content-length');
  if (Number(said ?? 0) > largestFile) throw tooLarge();
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  try {
    for (;;) {
      const part = await reader?.read().catch(() => {
        throw new Problem('malformedRequest');
      });
      if (part === undefined || part.done) break;
      size += part.value.byteLength;
      if (size > largestFile) {
        await reader?.cancel().catch(() => undefined);
        throw tooLarge();
      }
      parts.push(part.value);
    }
  } finally {
    reader?.releaseLock();
  }
  if (said !== null && Number(said) !== size) throw new Problem('malformedRequest');
  const content = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    content.set(part, at);
    at += part.byteLength;
  }
  return content;
}
