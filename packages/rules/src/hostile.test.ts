import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { environment, workOf } from '../test/samples.ts';
import { checkExpression, createEvaluator, EvaluationLimitError } from './index.ts';

const repeat = (text: string, count: number) => text.repeat(count);

describe('a hostile expression', () => {
  it.each([
    ['is too long', `"${repeat('a', 5000)}" == "b"`],
    ['is too deep in parentheses', `${repeat('(', 1500)}true${repeat(')', 1500)}`],
    ['is too deep in negations', `${repeat('!', 3900)}true`],
    ['is too deep in choices', `${repeat('true ? ', 300)}true${repeat(' : true', 300)}`],
    ['is too deep in lists', `${repeat('[', 1500)}1${repeat(']', 1500)}`],
    ['has too many parts', `1${repeat('+1', 1990)}`],
    ['has too long a list', `1 in [${repeat('1,', 600)}1]`],
    ['has too many arguments', `size(${repeat('1,', 40)}1)`],
    ['loops in loops in loops', 'this.tags.all(a, this.tags.all(b, this.tags.all(c, a == b)))'],
    ['repeats a repeated group', 'this.name.matches("(a+)+$")'],
    ['repeats a group that chooses', 'this.name.matches("(a|a)*$")'],
    ['repeats an optional group', 'this.name.matches("(a?){30}a{30}")'],
    ['repeats again and again', 'this.name.matches("a*a*a*b")'],
    ['refers back', 'this.name.matches("(a)\\\\1")'],
    ['looks ahead', 'this.name.matches("(?=a)b")'],
    ['has a broken pattern', 'this.name.matches("[a")'],
    ['has a pattern that is not written out', 'this.name.matches(this.niss)'],
  ])('that %s is refused at once', (_, source) => {
    const work = workOf(() => expect(checkExpression(source, environment).ok).toBe(false));
    expect(work).toBeLessThan(500);
  });

  it.each([
    '^[0-9]{4}-[A-Z]{2}$',
    '^(?:[A-Z]{2}-)?[0-9]+$',
    '^([A-Z]{2}){3}$',
    '^\\\\d+\\\\.?\\\\d*$',
    '^[*+?]$',
  ])('is not what the pattern %s is', (pattern) => {
    expect(checkExpression(`this.name.matches("${pattern}")`, environment)).toMatchObject({ ok: true });
  });
});

describe('a large expression', () => {
  it('passes up to the limits', () => {
    const list = (items: number) => `1 in [${repeat('1,', items - 1)}1]`;
    expect(checkExpression(list(500), environment).ok).toBe(true);
    expect(checkExpression(list(501), environment).ok).toBe(false);
    const text = (length: number) => `"${repeat('a', length - 2)}"`;
    expect(checkExpression(text(4000), environment).ok).toBe(true);
    expect(checkExpression(text(4001), environment)).toMatchObject({ problem: { offset: 4000 } });
  });
});

describe('hostile data', () => {
  const evaluator = createEvaluator(environment);

  it('cannot keep a loop busy for long', () => {
    const tags = Array.from({ length: 5000 }, (_, index) => `tag ${index}`);
    const source = 'this.tags.all(a, this.tags.exists(b, a + b == ""))';
    expect(evaluator.evaluate(source, { this: { tags: tags.slice(0, 20) } })).toEqual({
      known: true,
      value: false,
    });
    expect(() =>
      evaluator.evaluate('this.tags.all(a, this.tags.all(b, a + b != ""))', { this: { tags } }),
    ).toThrow(EvaluationLimitError);
  });

  it('cannot keep a pattern busy for long', () => {
    const source = 'this.name.matches("a*a*b")';
    const longest = { this: { name: 'a'.repeat(200) } };
    expect(workOf(() => evaluator.evaluate(source, longest))).toBeLessThan(500);
    const longer = { this: { name: 'a'.repeat(201) } };
    expect(evaluator.evaluate(source, longer)).toEqual({ known: false, missing: ['this.name'] });
  });
});

describe('a strict content security policy', () => {
  it('holds: nothing is compiled from text, here or in the library', () => {
    const library = dirname(createRequire(import.meta.url).resolve('@marcbachmann/cel-js'));
    const folders = [
      library,
      import.meta.dirname,
      join(import.meta.dirname, 'evaluation'),
      join(import.meta.dirname, 'language'),
    ];
    const sources = folders.flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => /(?<!\.d|\.test)\.(?:js|ts)$/.test(name))
        .map((name) => join(folder, name)),
    );
    expect(sources.length).toBeGreaterThan(20);
    const compiles = sources.filter((path) =>
      /\bnew Function\b|\beval\s*\(|\bFunction\s*\(/.test(readFileSync(path, 'utf8')),
    );
    expect(compiles).toEqual([]);
  });
});
