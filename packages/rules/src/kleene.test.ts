import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, checkExpression, createEvaluator, type Environment, type Values } from './index.ts';

const environment: Environment = {
  variables: {
    p: 'bool',
    q: 'bool',
    r: 'bool',
    n: 'int',
    from: 'date',
    to: 'date',
    days: { list: 'date' },
  },
  tables: {},
};
const evaluator = createEvaluator(environment);

/** True, false, or not given. */
type Third = boolean | undefined;
const thirds: readonly Third[] = [true, false, undefined];
const third = fc.constantFrom(...thirds);

function valuesOf(given: Readonly<Record<string, unknown>>): Values {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function truth(source: string, given: Readonly<Record<string, unknown>>): Third {
  const answer = evaluator.evaluate(source, valuesOf(given));
  return answer.known ? answer.value === true : undefined;
}

const and = (p: Third, q: Third): Third => {
  if (p === false || q === false) return false;
  return p === undefined || q === undefined ? undefined : true;
};
const or = (p: Third, q: Third): Third => not(and(not(p), not(q)));
const not = (p: Third): Third => (p === undefined ? undefined : !p);

/** A formula on p, q and r, up to a few operators deep. */
const { formula } = fc.letrec<{ formula: string }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constantFrom('p', 'q', 'r', 'true', 'false', 'n > 0'),
    tie('formula').map((a) => `!(${a})`),
    fc.tuple(tie('formula'), tie('formula')).map(([a, b]) => `(${a}) && (${b})`),
    fc.tuple(tie('formula'), tie('formula')).map(([a, b]) => `(${a}) || (${b})`),
    fc.tuple(tie('formula'), tie('formula')).map(([a, b]) => `(${a}) == (${b})`),
    fc.tuple(tie('formula'), tie('formula'), tie('formula')).map(([a, b, c]) => `(${a}) ? (${b}) : (${c})`),
  ),
}));
const given = fc.record({
  p: third,
  q: third,
  r: third,
  n: fc.option(fc.integer({ min: -1, max: 1 }), { nil: undefined }),
});

/** A busy machine is slow, not wrong. */
const PATIENCE = { timeout: 30_000 };

describe('three answers', PATIENCE, () => {
  it.each(thirds.flatMap((p) => thirds.map((q) => [p, q] as const)))('for p %s and q %s', (p, q) => {
    expect(truth('p && q', { p, q })).toBe(and(p, q));
    expect(truth('p || q', { p, q })).toBe(or(p, q));
    expect(truth('!p', { p })).toBe(not(p));
    expect(truth('p ? q : q', { p, q })).toBe(q);
    expect(truth('p == q', { p, q })).toBe(p === undefined || q === undefined ? undefined : p === q);
  });

  it('obey the laws of Kleene', () => {
    const laws: readonly (readonly [string, string])[] = [
      ['A && B', 'B && A'],
      ['A || B', 'B || A'],
      ['(A && B) && C', 'A && (B && C)'],
      ['(A || B) || C', 'A || (B || C)'],
      ['A && (B || C)', '(A && B) || (A && C)'],
      ['!(A && B)', '!A || !B'],
      ['!(A || B)', '!A && !B'],
      ['!!A', 'A'],
      ['A && A', 'A'],
      ['A || (A && B)', 'A'],
      ['A && true', 'A'],
      ['A || false', 'A'],
      ['[A, B].all(x, x)', 'A && B'],
      ['[A, B].exists(x, x)', 'A || B'],
      ['[A, B].exists_one(x, x)', 'A != B'],
    ];
    const fill = (law: string, parts: Readonly<Record<string, string>>) =>
      law.replace(/[ABC]/g, (letter) => `(${parts[letter] ?? letter})`);
    fc.assert(
      fc.property(
        fc.constantFrom(...laws),
        fc.tuple(formula, formula, formula),
        given,
        (law, [A, B, C], values) => {
          const [left, right] = law.map((side) => fill(side, { A, B, C }));
          fc.pre(checkExpression(left ?? '', environment).ok && checkExpression(right ?? '', environment).ok);
          expect(truth(left ?? '', values)).toBe(truth(right ?? '', values));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('never change once they are known, whatever else is given', () => {
    fc.assert(
      fc.property(
        formula,
        given,
        fc.record({ p: fc.boolean(), q: fc.boolean(), r: fc.boolean(), n: fc.integer() }),
        (source, partial, rest) => {
          fc.pre(checkExpression(source, environment).ok);
          const before = truth(source, partial);
          fc.pre(before !== undefined);
          expect(truth(source, { ...rest, ...valuesOf(partial) })).toBe(before);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('wait for paths that are absent and read, and for nothing else', () => {
    fc.assert(
      fc.property(formula, given, (source, values) => {
        const checked = checkExpression(source, environment);
        fc.pre(checked.ok);
        const answer: Answer = evaluator.evaluate(source, valuesOf(values));
        if (answer.known) return;
        expect(answer.missing.length).toBeGreaterThan(0);
        for (const path of answer.missing) {
          expect(checked.ok && checked.references).toContain(path);
          expect(valuesOf(values)).not.toHaveProperty(path);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('days', PATIENCE, () => {
  const dayText = fc
    .date({ min: new Date('1000-01-01'), max: new Date('3000-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const answerOf = (source: string, values: Values) => {
    const answer = evaluator.evaluate(source, values);
    return answer.known ? answer.value : undefined;
  };

  it("added and counted are each other's inverse", () => {
    fc.assert(
      fc.property(dayText, fc.integer({ min: -100_000, max: 100_000 }), dayText, (from, n, to) => {
        expect(answerOf('daysBetween(from, addDays(from, n))', { from, n })).toBe(n);
        expect(answerOf('addDays(from, daysBetween(from, to))', { from, to })).toBe(to);
      }),
    );
  });

  it('are in the order of their texts', () => {
    fc.assert(
      fc.property(dayText, dayText, (from, to) => {
        expect(answerOf('from < to', { from, to })).toBe(from < to);
        expect(answerOf('from >= to', { from, to })).toBe(from >= to);
        expect(answerOf('from == to', { from, to })).toBe(from === to);
        expect(answerOf('from in days', { from, days: [to, from] })).toBe(true);
      }),
    );
  });
});
