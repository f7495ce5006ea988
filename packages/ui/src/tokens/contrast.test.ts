import { describe, expect, it } from 'vitest';
import { contrast, leastIn } from './contrast.ts';
import { themes } from './generated/names.ts';
import { tokens } from './generated/tokens.ts';

const valueIn = (theme: string, name: string) => {
  const token = tokens.find((each) => each.name === name);
  if (token === undefined) throw new Error(`No token is named ${name}.`);
  return token.contexts[theme] ?? token.value;
};

describe.each(themes)('the colours of the %s theme', (theme) => {
  it('stand out from every surface they are read on', () => {
    const faint = tokens.flatMap(({ name, on = [], least = 0 }) =>
      on
        .map((surface) => ({ surface, found: contrast(valueIn(theme, name), valueIn(theme, surface)) }))
        .filter(({ found }) => found < leastIn(theme, least))
        .map(({ surface, found }) => `${name} on ${surface}: ${found.toFixed(2)}`),
    );
    expect(faint).toEqual([]);
  });
});

it('says of every colour why it is there, and what it becomes where colours are forced', () => {
  const silent = tokens.filter(
    ({ type, description, forced }) => description === '' || (type === 'color' && forced === undefined),
  );
  expect(silent.map(({ name }) => name)).toEqual([]);
});

it('knows what contrast is', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 1);
});
