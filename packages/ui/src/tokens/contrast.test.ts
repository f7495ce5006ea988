import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

function declarations(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

const palette = declarations(css('./palette.css'));
const use = css('./use.css');
const [lightText = '', rest = ''] = use.split(':root[data-theme="dark"]');
const [darkText = ''] = rest.split('@media');
const light = declarations(lightText);
const themes = { light, dark: new Map([...light, ...declarations(darkText)]) };

function colour(names: Map<string, string>, name: string): string {
  const value = names.get(name) ?? palette.get(name);
  if (value === undefined) throw new Error(`No token --${name}.`);
  const reference = /^var\(--([\w-]+)\)$/.exec(value);
  return reference?.[1] === undefined ? value : colour(names, reference[1]);
}

function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((c) =>
    c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

const surfaces = [
  'surface-page',
  'surface-card',
  'surface-sunken',
  'surface-field',
  'surface-selected',
  'surface-hover',
];
const texts = [
  'text-default',
  'text-secondary',
  'text-muted',
  'text-accent',
  'text-link',
  'text-link-hover',
  'text-placeholder',
];
const tones = ['neutral', 'info', 'success', 'warning', 'error'];
const pairs: [text: string, surface: string, least: number][] = [
  ...texts.flatMap((text) => surfaces.map((surface): [string, string, number] => [text, surface, 4.5])),
  ...tones.map((tone): [string, string, number] => [`tone-${tone}-text`, `tone-${tone}-surface`, 4.5]),
  ['tone-error-text', 'surface-card', 4.5],
  ['tone-warning-text', 'surface-card', 4.5],
  ['tone-error-text', 'surface-sunken', 4.5],
  ['text-secondary', 'tone-error-surface', 4.5],
  ['text-on-accent', 'accent', 4.5],
  ['text-on-accent', 'accent-hover', 4.5],
  ['text-on-accent', 'accent-pressed', 4.5],
  ['text-on-accent', 'danger', 4.5],
  ['text-on-accent', 'danger-hover', 4.5],
  ['line-field', 'surface-card', 3],
  ['line-field', 'surface-page', 3],
  ['tone-error-fill', 'surface-field', 3],
  ['accent', 'surface-card', 3],
  ['focus-outer', 'surface-page', 3],
  ['focus-outer', 'focus-inner', 3],
];

describe.each(Object.entries(themes))('contrast in the %s theme', (_theme, names) => {
  it.each(pairs)('%s on %s reaches %d:1', (text, surface, least) => {
    expect(contrast(colour(names, text), colour(names, surface))).toBeGreaterThanOrEqual(least);
  });
});

it('knows what contrast is', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 1);
});
