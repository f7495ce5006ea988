import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compare, variablesRead, variablesTold } from './environment.mjs';
import { examplesOf, translate } from './examples.mjs';
import { follow, merge } from './guide.mjs';
import { blocks, links } from './markdown.mjs';
import { collapse, essential } from './picture/dependencies.mjs';
import { drawDependencies } from './picture/svg.mjs';
import { reference, referenceDocuments } from './reference.mjs';

describe('the picture of the packages', () => {
  const module = (source: string, ...dependencies: [resolved: string, ...types: string[]][]) => ({
    source,
    dependencies: dependencies.map(([resolved, ...dependencyTypes]) => ({ resolved, dependencyTypes })),
  });
  const modules = [
    module(
      'apps/shop/src/main.ts',
      ['packages/cart/src/index.ts', 'import'],
      ['packages/coin/src/index.ts', 'import'],
    ),
    module('packages/cart/src/index.ts', ['packages/coin/src/index.ts', 'import', 'type-only']),
    module('packages/cart/src/a.test.ts', ['packages/lint/src/index.ts', 'import']),
    module('packages/coin/src/index.ts'),
    module(
      'packages/lint/src/index.ts',
      ['packages/coin/src/index.ts', 'import'],
      ['packages/coin/src/t.ts', 'type-only'],
    ),
  ];

  it('has a node a package and an edge for imports outside tests', () => {
    const { nodes, edges } = collapse(modules);
    expect(nodes.map(({ name }) => name)).toEqual(['cart', 'coin', 'lint', 'shop']);
    expect(edges).toEqual([
      { from: 'cart', to: 'coin', isTypes: true },
      { from: 'lint', to: 'coin', isTypes: false },
      { from: 'shop', to: 'cart', isTypes: false },
      { from: 'shop', to: 'coin', isTypes: false },
    ]);
  });

  it('leaves out an edge that follows from others', () => {
    const { edges } = collapse(modules);
    expect(essential(edges).map(({ from, to }) => `${from} ${to}`)).toEqual([
      'cart coin',
      'lint coin',
      'shop cart',
    ]);
  });

  it('puts users above what they use, and is the same each time', () => {
    const { nodes, edges } = collapse(modules);
    const draw = () => drawDependencies(nodes, essential(edges), 'Test');
    const heightOf = (name: string) => Number(draw().match(`y="(\\d+)">${name}</text>`)?.[1]);
    expect(heightOf('shop')).toBeLessThan(heightOf('cart'));
    expect(heightOf('cart')).toBeLessThan(heightOf('coin'));
    expect(draw()).toBe(draw());
  });
});

describe('the reference', () => {
  const schema = {
    $id: 'test',
    title: 'thing.json',
    description: 'A thing.',
    properties: {
      size: { type: 'integer', minimum: 1, description: 'How big.' },
      tag: { $ref: 'test#/$defs/tag' },
    },
    required: ['size'],
    $defs: { tag: { type: 'string', pattern: '^(a|b)$', description: 'A tag.' } },
  };

  it('has a row for each property, with the words of what it refers to', () => {
    const page = reference([schema]);
    expect(page).toContain('| **`size`** | integer (from 1) | How big. |');
    expect(page).toContain('| `tag` | `tag` | A tag. |');
    expect(page).toContain('`^(a\\|b)$`');
  });

  it('shows examples: short ones in the table, long ones below it', () => {
    const words = Array.from({ length: 12 }, (_none, index) => `word-${index}`);
    const size = { ...schema.properties.size, examples: [3, 4] };
    const parts = {
      type: 'object',
      description: 'Parts.',
      examples: [{ a: 1 }, { b: words, c: { d: true } }],
    };
    const page = reference([{ ...schema, properties: { size }, $defs: { ...schema.$defs, parts } }]);
    expect(page).toContain('| How big. Such as `3`, `4`. |');
    expect(page).toContain('| Parts. Such as `{ "a": 1 }`. |');
    const [, example = ''] = /Example of `\(parts\)`:\n\n```json\n(.+?)\n```/s.exec(page) ?? [];
    expect(JSON.parse(example)).toEqual(parts.examples[1]);
    expect(Math.max(...example.split('\n').map((line) => line.length))).toBeLessThanOrEqual(112);
  });

  it('shows the example of every construct of a workflow', () => {
    const [{ content }] = referenceDocuments(join(import.meta.dirname, '../..'));
    for (const { text } of blocks(content)) expect(() => JSON.parse(text)).not.toThrow();
    for (const shown of [
      '"mode": "undo"',
      '"kind": "daily"',
      '"within": "P14D"',
      '"reopens"',
      '"shows"',
      '"when": "turn"',
    ])
      expect(content).toContain(shown);
  });

  it('refuses a property without a description', () => {
    const silent = { ...schema, properties: { size: { type: 'integer' } } };
    expect(() => reference([silent])).toThrow('size of a meta-schema has no description');
  });
});

describe('the guide is followed', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'greffe-docs-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const cli = join(import.meta.dirname, '../../packages/cli/bin/greffe.mjs');
  const command = (printed: string) => `\`\`\`console\n$ npx greffe dance\n${printed}\n\`\`\`\n`;

  it('writes files, adds to them, and says where a command prints something else', async () => {
    const files = '```json a/b.json\n{"x": {"y": 1}}\n```\n```json a/b.json add\n{"x": {"z": 2}}\n```\n';
    const [fault, ...others] = await follow(files + command('Of course.'), folder, cli);
    expect(others).toEqual([]);
    expect(fault).toContain('greffe has no command "dance"');
    expect(JSON.parse(readFileSync(join(folder, 'a/b.json'), 'utf8'))).toEqual({ x: { y: 1, z: 2 } });
  });

  it('is no proof without a command', async () => {
    expect(await follow('```json c.json\n{}\n```\n', folder, cli)).toHaveLength(1);
    expect(existsSync(join(folder, 'c.json'))).toBe(true);
  });

  it('merges members, and appends lists', () => {
    expect(merge({ a: [1], b: 2 }, { a: [3], c: 4 })).toEqual({ a: [1, 3], b: 2, c: 4 });
  });
});

describe('Markdown', () => {
  it('gives the blocks with their line, and refuses one without an end', () => {
    expect(blocks('x\n```ts\na\nb\n```\n')).toEqual([{ info: 'ts', text: 'a\nb\n', line: 3 }]);
    expect(() => blocks('```ts\na')).toThrow('line 1 has no end');
  });

  it('gives links outside code', () => {
    expect(links('[a](b.md) `[c](d.md)`\n```\n[e](f.md)\n```\n![g](h.png)')).toEqual(['b.md', 'h.png']);
  });

  it('takes examples, and gives errors at the README’s own line', () => {
    const [example] = examplesOf('packages/x/README.md', 'one\n\n```ts\nconst a = 1;\n```\n```sh\nls\n```\n');
    expect(example?.file).toBe('packages/x/src/example-1.ts');
    const line = `cache/greffe-examples/${example?.file}(1,7): error TS1: No.`;
    expect(translate(line, [example])).toEqual(['packages/x/README.md:4: error TS1: No.']);
  });
});

describe('the table of variables', () => {
  it('is compared in both directions', () => {
    const read = variablesRead("read.text('GREFFE_A'); read.port('PORT', 1);");
    const told = variablesTold(
      '| variable |\n| --- |\n| `PORT` | 1 |\n| `GREFFE_B`, `GREFFE_C` | `GREFFE_A` |\n',
    );
    expect(compare(read, told)).toHaveLength(3);
    expect(compare(read, read)).toEqual([]);
  });
});
