import { expect, it } from 'vitest';
import { emailOf, phoneOf } from './address.ts';

it.each([
  ['0470 12 34 56', '+32470123456'],
  ['0470/12.34.56', '+32470123456'],
  ['+32 470 12 34 56', '+32470123456'],
  ['0049 (151) 2345-678', '+491512345678'],
  ['470123456', undefined],
  ['+0470', undefined],
  ['0470 12 34 5a', undefined],
  ['+32470123456, +32470123457', undefined],
  ['', undefined],
])('the number %j is %j', (typed, kept) => expect(phoneOf(typed)).toBe(kept));

it.each([
  [' mia@example.org ', 'mia@example.org'],
  ['mia.o’neil@mail.example.org', 'mia.o’neil@mail.example.org'],
  ['mia@example', undefined],
  ['mia@example.org, eve@example.org', undefined],
  ['Mia <mia@example.org>', undefined],
  ['mia@example.org\r\nBcc: eve@example.org', undefined],
  [`${'a'.repeat(250)}@example.org`, undefined],
])('the address %j is %j', (typed, kept) => expect(emailOf(typed)).toBe(kept));
