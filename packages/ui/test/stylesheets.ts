import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export interface Rule {
  /** File and selector, as a fault is told. */
  readonly at: string;
  readonly declarations: readonly { readonly property: string; readonly value: string }[];
}

const root = join(import.meta.dirname, '../../..');
const places = ['packages/*/src', 'apps/*/src', '.storybook'];
// Generated from the tokens.
const others = /\/(?:tokens|development)\/generated\//;

/** Every rule of every style sheet of the house, comments left out; those of at-rules stand among the others. */
export function styleRules(): readonly Rule[] {
  return places
    .flatMap((place) => globSync(`${root}/${place}/**/*.css`))
    .filter((file) => !others.test(file))
    .flatMap((file) => rulesOf(relative(root, file), readFileSync(file, 'utf8')));
}

/** Names that some style sheet or component gives a value of its own, such as `bottom-inset`. */
export function ownProperties(): ReadonlySet<string> {
  const files = places.flatMap((place) => globSync(`${root}/${place}/**/*.{css,tsx,ts}`));
  const found = files.flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(/(?:^|[\s'"`{;])--([\w-]+)['"`\]]*\s*[:,]/g),
  ]);
  return new Set(found.map(([, name = '']) => name));
}

/** The rules of one text. */
export function rulesOf(file: string, text: string): Rule[] {
  const bare = text.replace(/\/\*[\s\S]*?\*\//g, '');
  return [...bare.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
    at: `${file} ${selector.trim().replace(/\s+/g, ' ')}`,
    declarations: body
      .split(';')
      .map((line) => /^\s*([\w-]+)\s*:\s*([\s\S]+)$/.exec(line))
      .filter((match) => match !== null)
      .map(([, property = '', value = '']) => ({ property, value: value.trim().replace(/\s+/g, ' ') })),
  }));
}
