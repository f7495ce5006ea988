/** A file as the list at the end of a zip names it. */
export interface ZipEntry {
  readonly name: string;
  /** CRC-32 of its bytes, inflated. */
  readonly crc: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

/** The entries of a zip by the list at its end; undefined where that is damaged, or says other names than the files do. */
export function entriesOf(zip: Uint8Array): readonly ZipEntry[] | undefined {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = endOf(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY) return undefined;
    const length = view.getUint16(at + 28, true);
    const offset = view.getUint32(at + 42, true);
    const name = nameAt(zip, at + 46, length);
    // Two readers of one zip must not see two different files.
    if (offset + 30 > end || view.getUint32(offset, true) !== LOCAL) return undefined;
    if (nameAt(zip, offset + 30, view.getUint16(offset + 26, true)) !== name) return undefined;
    entries.push({ name, crc: view.getUint32(at + 16, true) });
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return at === end ? entries : undefined;
}

function endOf(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at--) if (view.getUint32(at, true) === END) return at;
  return undefined;
}

function nameAt(zip: Uint8Array, at: number, length: number): string {
  return new TextDecoder().decode(zip.subarray(at, at + length));
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** The CRC-32 of bytes, as a zip writes it. */
export function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (TABLE[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
