import fc from 'fast-check';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { difference, small } from './pixels.mjs';

type Colour = readonly [red: number, green: number, blue: number];

/** A picture of one colour, with some pixels of others. */
function pictureOf(width: number, height: number, ground: Colour, spots: readonly Colour[] = []): Buffer {
  const png = new PNG({ width, height });
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    png.data.set([...(spots[pixel] ?? ground), 255], pixel * 4);
  }
  return PNG.sync.write(png);
}

const channel = fc.integer({ min: 0, max: 255 });
const colour = fc.tuple(channel, channel, channel);
const side = fc.integer({ min: 1, max: 40 });

test('a picture in fewer bytes is the same picture, whatever its colours', () => {
  fc.assert(
    fc.property(side, side, colour, fc.array(colour, { maxLength: 600 }), (width, height, ground, spots) => {
      const picture = pictureOf(width, height, ground, spots);
      expect(difference(small(picture), picture).count).toBe(0);
    }),
    { numRuns: 60 },
  );
});

test('each pixel of another colour is counted, and what one picture has alone', () => {
  const white: Colour = [255, 255, 255];
  const before = pictureOf(10, 10, white);
  expect(difference(before, pictureOf(10, 10, white, [[255, 255, 230], white, [0, 0, 0]])).count).toBe(2);
  expect(difference(before, pictureOf(10, 12, white)).count).toBe(20);
  expect(difference(before, before).count).toBe(0);
});

test('text of hundreds of colours becomes smaller', () => {
  const shades = Array.from({ length: 4000 }, (_, index): Colour => [index % 256, index % 256, index >> 8]);
  const picture = pictureOf(200, 200, [255, 255, 255], shades);
  expect(small(picture).length).toBeLessThan(picture.length);
});
