import { expect, it } from 'vitest';
import { back } from './RegionPicker.examples.ts';
import { readDrawing } from './readDrawing.ts';

it('reads the shapes of an SVG with the ids of their groups and what moves them', () => {
  const { viewBox, shapes } = readDrawing(back);
  expect(viewBox).toBe('0 0 200 260');
  expect(shapes.map(({ id }) => id)).toEqual([
    undefined,
    'neck',
    'shoulders',
    'shoulders',
    'upper',
    'lower',
    'hips',
  ]);
  expect(shapes[4]).toMatchObject({ tag: 'polygon', attributes: { transform: 'translate(0 2)' } });
});

it('takes nothing along that could run, load or colour', () => {
  const { shapes } = readDrawing(
    `<svg xmlns="http://www.w3.org/2000/svg" width="10mm" height="5mm"><script>x()</script>
     <image href="https://elsewhere.example/spy.png"/><a href="javascript:x()"><rect id="a" width="1" height="1"
     onclick="x()" style="fill:red" filter="url(#f)"/></a></svg>`,
  );
  expect(shapes).toEqual([{ tag: 'rect', id: 'a', attributes: { width: '1', height: '1' } }]);
});

it.each(['', '<p>no</p>', '<svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'])(
  'says what is wrong with %j',
  (text) => expect(() => readDrawing(text)).toThrow(/SVG/),
);
