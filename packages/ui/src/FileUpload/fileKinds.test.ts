import { expect, it } from 'vitest';
import { kindOf, refusalOf, sizeText } from './fileKinds.ts';

const rules = { accept: ['application/pdf', 'text/csv'], maximumSize: 20 };
const pdf = new Uint8Array([...'%PDF-1.7'].map((sign) => sign.charCodeAt(0)));

it.each([
  ['a PDF', new File([pdf], 'a.pdf', { type: 'application/pdf' }), undefined],
  ['a PDF without its name', new File([pdf], 'scan'), undefined],
  ['a text that is told by its type alone', new File(['a;b'], 'a.csv', { type: 'text/csv' }), undefined],
  [
    'a program that calls itself a PDF',
    new File(['MZ\u0090'], 'a.pdf', { type: 'application/pdf' }),
    'wrongKind',
  ],
  ['a PDF that calls itself a picture', new File([pdf], 'a.png', { type: 'image/png' }), undefined],
  [
    'a picture',
    new File([new Uint8Array([0xff, 0xd8, 0xff, 0xe0])], 'a.csv', { type: 'text/csv' }),
    'wrongKind',
  ],
  ['a web page', new File(['<html>'], 'a.html', { type: 'text/html' }), 'wrongKind'],
  [
    'one that is too large',
    new File([pdf, '0'.repeat(20)], 'a.pdf', { type: 'application/pdf' }),
    'tooLarge',
  ],
  ['an empty one', new File([], 'a.pdf', { type: 'application/pdf' }), 'empty'],
])('%s', async (_what, file, refusal) => {
  expect(await refusalOf(file, rules)).toBe(refusal);
});

it('tells kinds by how they begin, and sizes in words', () => {
  expect(kindOf(pdf)).toBe('application/pdf');
  expect(kindOf(pdf.slice(0, 4))).toBeUndefined();
  const plain = (size: number, locale: string) => sizeText(size, locale).replace(/\s/g, ' ');
  expect(plain(999, 'en-BE')).toBe('999 byte');
  expect(plain(1_440_000, 'fr-BE')).toBe('1,4 Mo');
  expect(plain(20_400, 'nl-BE')).toBe('20 kB');
});
