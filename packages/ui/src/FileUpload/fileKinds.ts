/** How a file of a kind begins, whatever its name says. */
const beginnings: readonly (readonly [type: string, bytes: readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
];

/** The kind of file that begins with these bytes, of those that can be told by them. */
export function kindOf(bytes: Uint8Array): string | undefined {
  return beginnings.find(([, start]) => start.every((byte, index) => bytes[index] === byte))?.[0];
}

export type Refusal = 'wrongKind' | 'tooLarge' | 'empty';

export interface FileRules {
  /** Media types that are taken: `application/pdf`, `image/png`, `image/jpeg` are told by their content. */
  readonly accept: readonly string[];
  /** The largest size, in bytes. */
  readonly maximumSize: number;
}

/**
 * Why a file is not taken, or undefined when it is. A help for whoever chose it, no protection: what receives it must
 * look at the content again.
 */
export async function refusalOf(file: File, rules: FileRules): Promise<Refusal | undefined> {
  if (file.size === 0) return 'empty';
  if (file.size > rules.maximumSize) return 'tooLarge';
  const start = new Uint8Array(await file.slice(0, 8).arrayBuffer());
  const kind = kindOf(start) ?? (beginnings.some(([type]) => type === file.type) ? undefined : file.type);
  return kind !== undefined && rules.accept.includes(kind) ? undefined : 'wrongKind';
}

/** A size in bytes as people say it, in the units of the locale: `1,4 Mo` or `1,4 MB`. */
export function sizeText(bytes: number, locale: string): string {
  const [unit, divisor] =
    bytes >= 1e6
      ? (['megabyte', 1e6] as const)
      : bytes >= 1e3
        ? (['kilobyte', 1e3] as const)
        : (['byte', 1] as const);
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: unit === 'megabyte' ? 1 : 0,
  }).format(bytes / divisor);
}
