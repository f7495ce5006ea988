import { deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';

/** How far a channel of a pixel may be off, of 255: a shade that no eye tells apart. */
const tolerance = 10;

/**
 * How two PNG files differ: how many pixels, and a picture of them, in red on what both share in pale. Pictures of
 * different sizes differ in whatever one of them has alone.
 */
export function difference(before, after) {
  const a = PNG.sync.read(before);
  const b = PNG.sync.read(after);
  const picture = new PNG({ width: Math.max(a.width, b.width), height: Math.max(a.height, b.height) });
  let count = 0;
  for (let y = 0; y < picture.height; y += 1) {
    for (let x = 0; x < picture.width; x += 1) {
      const one = pixelAt(a, x, y);
      const other = pixelAt(b, x, y);
      const isSame = one >= 0 && other >= 0 && isNear(a.data, one, b.data, other);
      if (!isSame) count += 1;
      for (let channel = 0; channel < 3; channel += 1) {
        const shade = other < 0 ? 255 : b.data[other + channel];
        picture.data[(y * picture.width + x) * 4 + channel] = isSame ? 255 - (255 - shade) / 4 : red[channel];
      }
      picture.data[(y * picture.width + x) * 4 + 3] = 255;
    }
  }
  return { count, picture: PNG.sync.write(picture) };
}

const red = [214, 0, 28];

/** Where a pixel stands in the data; -1 where the picture has ended. */
function pixelAt({ width, height }, x, y) {
  return x < width && y < height ? (y * width + x) * 4 : -1;
}

function isNear(a, one, b, other) {
  for (let channel = 0; channel < 3; channel += 1) {
    if (Math.abs(a[one + channel] - b[other + channel]) > tolerance) return false;
  }
  return true;
}

/** How coarse the shades may become, of 255, until a picture has a palette: less than `tolerance` is off by it. */
const steps = [1, 4, 8, 16];

/** The same picture in a quarter of the bytes: by a palette of 256 colours, as coarse as it takes. */
export function small(file) {
  const picture = PNG.sync.read(file);
  for (const step of steps) {
    const indexed = indexedBy(picture, step);
    if (indexed) return paletteFile(picture, indexed);
  }
  return file;
}

/** A byte a pixel, and before each line the one that says that it is not filtered; nothing with too many colours. */
function indexedBy({ width, height, data }, step) {
  const colours = new Map();
  const pixels = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      const colour =
        coarse(data[at], step) * 65_536 + coarse(data[at + 1], step) * 256 + coarse(data[at + 2], step);
      if (!colours.has(colour)) {
        if (colours.size === 256) return undefined;
        colours.set(colour, colours.size);
      }
      pixels[y * (width + 1) + 1 + x] = colours.get(colour);
    }
  }
  return { colours, pixels };
}

const coarse = (value, step) => Math.min(255, Math.round(value / step) * step);

function paletteFile({ width, height }, { colours, pixels }) {
  const palette = Buffer.alloc(colours.size * 3);
  for (const [colour, index] of colours) palette.writeUIntBE(colour, index * 3, 3);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, by palette.
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(pixels, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type, data) {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, check]);
}

const crcTable = Array.from({ length: 256 }, (_, value) => {
  let rest = value;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  return rest >>> 0;
});

/** The checksum of a PNG's chunk; `zlib.crc32` came with Node 22, and this runs on 20. */
function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = crcTable[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
