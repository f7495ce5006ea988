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
      const isSame = pixelOf(a, x, y).every(
        (value, channel) => Math.abs(value - pixelOf(b, x, y)[channel]) <= tolerance,
      );
      if (!isSame) count += 1;
      const shade = pixelOf(b, x, y);
      const pale = isSame ? shade.slice(0, 3).map((value) => 255 - (255 - value) / 4) : [214, 0, 28];
      picture.data.set([...pale, 255], (y * picture.width + x) * 4);
    }
  }
  return { count, picture: PNG.sync.write(picture) };
}

/** Red, green, blue and alpha; nothing where the picture ends. */
function pixelOf({ width, height, data }, x, y) {
  if (x >= width || y >= height) return [0, 0, 0, 0];
  const at = (y * width + x) * 4;
  return data.subarray(at, at + 4);
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
      const [red, green, blue] = [0, 1, 2].map((channel) =>
        Math.min(255, Math.round(data[at + channel] / step) * step),
      );
      const colour = red * 65_536 + green * 256 + blue;
      if (!colours.has(colour)) {
        if (colours.size === 256) return undefined;
        colours.set(colour, colours.size);
      }
      pixels[y * (width + 1) + 1 + x] = colours.get(colour);
    }
  }
  return { colours, pixels };
}

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
