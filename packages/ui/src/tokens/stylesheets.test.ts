import { describe, expect, it } from 'vitest';
import { ownProperties, type Rule, rulesOf, styleRules } from '../../test/stylesheets.ts';
import { tokens } from './generated/tokens.ts';

const rules = styleRules().filter(({ at }) => !at.endsWith('@font-face'));
/** React Aria sets these. */
const theirs = ['tree-item-level', 'trigger-width'];
const colours = new Map(tokens.filter(({ type }) => type === 'color').map((token) => [token.name, token]));

const COLOUR = /#[\da-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix)\(/i;
const NAMED = /\b(?:white|black|gr[ae]y|silver|red|green|blue|yellow|orange|purple|teal|navy)\b/i;
const PAINTS =
  /^(?:color|fill|stroke|background|border|outline|box-shadow|text-decoration|caret-color|accent-color)/;
const LENGTH = /(?<![\w.-])-?(?:\d*\.)?\d+(?:rem|px)\b/g;
const MOTION = /(?<![\w.-])(?:\d*\.)?\d+m?s\b/;

/** What is no token where one belongs: a colour anywhere; of size what has a scale. Widths and heights are a component's own. */
function literals({ at, declarations }: Rule): string[] {
  return declarations
    .filter(({ property, value }) => {
      if (COLOUR.test(value) || (PAINTS.test(property) && NAMED.test(value))) return true;
      // A sum says what it comes from; em follows the text; up to 3 px is a line.
      const plain = value.replace(
        /\b(?:calc|clamp|min|max|env)\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/g,
        '',
      );
      const lengths = (plain.match(LENGTH) ?? []).filter((length) => !/^-?[0-3]px$/.test(length));
      if (/^(?:gap|row-gap|column-gap|padding|margin|border-radius|font-size)(?:-|$)/.test(property))
        return lengths.length > 0;
      if (/^font$/.test(property)) return value !== 'inherit';
      if (/^font-(?:weight|family)$/.test(property)) return !/^(?:var\(.*\)|inherit)$/.test(value);
      if (property === 'z-index') return /\d/.test(plain.replace(/var\([^)]*\)/g, '')) && value !== '0';
      return /^transition/.test(property) && MOTION.test(value);
    })
    .map(({ property, value }) => `${at} { ${property}: ${value} }`);
}

const tokenIn = ({ declarations }: Rule, ...properties: string[]) =>
  declarations
    .filter(({ property }) => properties.includes(property))
    .map(({ value }) => /^var\(--([\w-]+)\)$/.exec(value)?.[1])
    .at(-1);

describe('the style sheets', () => {
  it('take colours, space, type, radii, layers and motion from the tokens', () => {
    expect(rules.flatMap(literals)).toEqual([]);
  });

  it('draw the focus with an outline too: forced colours draw no shadow', () => {
    const own = ({ declarations }: Rule, name: string) =>
      declarations.findLast(({ property }) => property === name)?.value;
    const mark = /\[data-focus-visible\]|:focus-visible/;
    const silent = new Set(rules.filter((rule) => own(rule, 'outline') === 'none').map(({ at }) => at));
    const rings = rules.filter(
      (rule) => mark.test(rule.at) && (own(rule, 'box-shadow') ?? 'none') !== 'none',
    );
    const unseen = rings.filter((rule) =>
      own(rule, 'outline') === undefined ? silent.has(rule.at.replace(mark, '')) : silent.has(rule.at),
    );
    expect(rings.length).toBeGreaterThan(3);
    expect(unseen.map(({ at }) => at)).toEqual([]);
  });

  it('name no custom property that nobody gives a value', () => {
    const own = new Set([...ownProperties(), ...theirs]);
    const missing = rules.flatMap(({ at, declarations }) =>
      declarations.flatMap(({ value }) =>
        [...value.matchAll(/var\(\s*--([\w-]+)/g)]
          .map(([, name = '']) => name)
          .filter((name) => !own.has(name))
          .map((name) => `${at}: --${name}`),
      ),
    );
    expect(missing).toEqual([]);
  });

  it('write only in colours, and on surfaces, whose contrast is held', () => {
    const faults = rules.flatMap((rule) => {
      const text = tokenIn(rule, 'color');
      const surface = tokenIn(rule, 'background', 'background-color');
      const token = text === undefined ? undefined : colours.get(text);
      if (token === undefined) return [];
      if (token.on === undefined) return [`${rule.at}: --${text} is no colour of text`];
      if (surface !== undefined && colours.has(surface) && !token.on.includes(surface))
        return [`${rule.at}: --${text} on --${surface}`];
      return [];
    });
    expect(faults).toEqual([]);
  });

  it('keep words on the accent readable where colours are forced', () => {
    // Else the browser lays a plate of the page's colour behind words that are then of that colour too.
    const plated = rules.filter(
      (rule) =>
        tokenIn(rule, 'color') === 'text-on-accent' &&
        !rule.declarations.some(
          ({ property, value }) => property === 'forced-color-adjust' && value === 'none',
        ),
    );
    expect(plated.map(({ at }) => at)).toEqual([]);
  });

  it('are all read: what is wrong is found', () => {
    expect(rules.length).toBeGreaterThan(600);
    const wrong = `@media print { .a { color: #fff; padding: 1px 0.3rem; z-index: 3 } }
      .b { border: 1px solid white; transition: color 0.2s; font-weight: 700; margin: -4px; font: 1rem serif }`;
    const right = `.a { padding: calc(1rem + 2px) 0 1px; font-size: 0.9em; z-index: calc(var(--layer-header) + 1);
      color: CanvasText; border: 1px solid transparent; width: 3rem; font: inherit; margin: 0 auto }`;
    expect(rulesOf('wrong', wrong).flatMap(literals)).toHaveLength(8);
    expect(rulesOf('right', right).flatMap(literals)).toEqual([]);
  });
});
