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

/** How coarse the rarer shades may become, of 255, until a picture has a palette: no more than `tolerance` is off by it. */
const steps = [1, 4, 8, 16, 20];

/** The colours that fill most of a picture, and stay what they are. */
const exact = 128;

/** The same picture in a quarter of the bytes: by a palette of 256 colours, the rare ones as coarse as it takes. */
export function small(file) {
  const picture = PNG.sync.read(file);
  const colours = colourOfEach(picture);
  const counts = new Map();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const often = [...counts].sort(([, a], [, b]) => b - a).map(([colour]) => colour);
  for (const step of steps) {
    const drawn = new Map(
      often.map((colour, rank) => [colour, rank < exact ? colour : coarse(colour, step)]),
    );
    const palette = [...new Set(drawn.values())];
    if (palette.length <= 256) return paletteFile(picture, palette, colours, drawn);
  }
  return file;
}

/** Red, green and blue of each pixel as one number. */
function colourOfEach({ width, height, data }) {
  return Uint32Array.from(
    { length: width * height },
    (_, pixel) => data[pixel * 4] * 65_536 + data[pixel * 4 + 1] * 256 + data[pixel * 4 + 2],
  );
}

const rounded = (value, step) => Math.min(255, Math.round(value / step) * step);
const coarse = (colour, step) =>
  rounded(colour >> 16, step) * 65_536 +
  rounded((colour >> 8) & 255, step) * 256 +
  rounded(colour & 255, step);

function paletteFile({ width, height }, palette, colours, drawn) {
  const places = new Map(palette.map((colour, place) => [colour, place]));
  // A byte a pixel, and before each line the one that says that it is not filtered.
  const pixels = Buffer.alloc(height * (width + 1));
  colours.forEach((colour, pixel) => {
    const line = Math.floor(pixel / width);
    pixels[pixel + line + 1] = places.get(drawn.get(colour));
  });
  const entries = Buffer.alloc(palette.length * 3);
  palette.forEach((colour, place) => {
    entries.writeUIntBE(colour, place * 3, 3);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, by palette.
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('PLTE', entries),
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
