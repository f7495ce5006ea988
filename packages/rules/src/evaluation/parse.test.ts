import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Environment as CelEnvironment } from '@marcbachmann/cel-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExpression } from './parse.ts';

/** cel-js's own tree of the same expression, with the two members that ours has. */
function bare(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(bare);
  if (typeof node !== 'object' || node === null || !('op' in node) || !('args' in node)) return node;
  return { op: node.op, args: bare(node.args) };
}

const theirs = (source: string): unknown => bare(new CelEnvironment().parse(source).ast);

/** Every expression of the definitions. */
function writtenIn(folder: string): string[] {
  const collect = (value: unknown, name: string): string[] => {
    if (typeof value === 'string')
      return /^(?:cel|when|visible|required|readOnly|derived|clearedWhen|assert|initial)$/.test(name)
        ? [value]
        : [];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, member]) =>
      collect(member, Array.isArray(value) ? name : key),
    );
  };
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?:logic|rules|workflow)\.json$/.test(file))
    .flatMap((file) => collect(JSON.parse(readFileSync(join(folder, file), 'utf8')), ''));
}

const forms = join(import.meta.dirname, '../../../../forms');

describe('the tree of an expression is that of cel-js', () => {
  it.each([
    'a.b[0].c["d e"].f(1, x)[i]',
    'a || b && c == d < e + f * g',
    'a - b - c',
    '-a.b * !c ? -1 : - -2',
    'a ? b : c ? d : e',
    '(a ? b : c) ? d : e',
    'x in [1, 2.5, 3e2, 1.5E-3, 0xFF,]',
    'list.exists(item, item.in_house > 0x0) && inner.truest',
    'f(a,)',
    '[] == []',
    String.raw`'it\'s' == b`,
    String.raw`"\"\a\n\x41\u00e9\U0001F600\101\?\\" == r"\d+\"" + R'\n'`,
    '"""a "quoted" \n text""" + \'\'\'b\'\'\'',
    'a // what follows is for people: " \' )\n && b // and this',
    '\t a\r\n.\n b ',
    'true == false || null == a',
    '1.size() == 2 .size()',
  ])('%s', (source) => {
    expect(bare(parseExpression(source))).toEqual(theirs(source));
  });

  it('for every expression of the definitions', () => {
    const sources = [...new Set(writtenIn(forms))];
    expect(sources.length).toBeGreaterThan(50);
    for (const source of sources) expect(parseExpression(source), source).toEqual(theirs(source));
  });

  it('for random ones', () => {
    const leaf = fc.oneof(
      fc.constantFrom('a', 'inner', '1', '0x1f', '2.5', 'true', '""', 'x.y', 'r"\\d"'),
      fc.string({ unit: 'grapheme', maxLength: 5 }).map((text) => JSON.stringify(text)),
    );
    const { expression } = fc.letrec<{ expression: string }>((tie) => ({
      expression: fc.oneof(
        { maxDepth: 5 },
        leaf,
        fc
          .tuple(
            tie('expression'),
            fc.constantFrom('||', '&&', '==', '!=', '<', '<=', '>', '>=', ' in ', '+', '-', '*', '/', '%'),
            tie('expression'),
          )
          .map((parts) => parts.join('')),
        fc.tuple(fc.constantFrom('!', '-', '-'), tie('expression')).map((parts) => parts.join(' ')),
        tie('expression').map((inner) => `(${inner})`),
        fc.array(tie('expression'), { maxLength: 3 }).map((items) => `[${items.join(' , ')}]`),
        fc.tuple(tie('expression'), tie('expression')).map(([owner, index]) => `(${owner})[${index}].z`),
        fc.array(tie('expression'), { maxLength: 3 }).map((args) => `f(${args.join(',')}).g()`),
        fc
          .tuple(tie('expression'), tie('expression'), tie('expression'))
          .map(([test, left, right]) => `${test}?${left}:${right}`),
      ),
    }));
    fc.assert(
      fc.property(expression, (source) => {
        expect(parseExpression(source)).toEqual(theirs(source));
      }),
      { numRuns: 2000 },
    );
  });
});

it.each(['', 'a b', 'a +', '(a', 'a)', 'f(,)', '"open', 'a ? b', 'a..b', '#', 'a & b', '"a\nb"'])(
  'refuses %j, as the check does',
  (source) => {
    expect(() => theirs(source)).toThrow();
    expect(() => parseExpression(source)).toThrow(SyntaxError);
  },
);
