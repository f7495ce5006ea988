import { describe, expect, test } from 'vitest';
import { FUNCTIONS } from '../evaluation/functions.ts';
import type { Environment } from '../types.ts';
import { completionsAt } from './completionsAt.ts';
import { functionsOffered, methodsOf } from './offered.ts';
import { tryExpression } from './tryExpression.ts';

const environment: Environment = {
  variables: {
    this: {
      object: {
        kind: 'string',
        name: 'string',
        since: 'date',
        count: 'int',
        card: { object: { colour: 'string' } },
        loans: { list: { object: { title: 'string', back: 'date' } } },
      },
    },
    today: 'date',
  },
  tables: { branches: { columns: ['code', 'valid_from'], rows: [{ code: 'north', valid_from: '' }] } },
};
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  'this.kind': ['adult', 'child'],
  'this.loans.*.title': ['book', 'film'],
};

/** What is offered at the bar, as `name` or, of what is no plain name, `kind:insert`. */
function offered(marked: string) {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { from, to, candidates } = completionsAt(environment, text, offset, (path) => CHOICES[path]);
  return { replaced: text.slice(from, to), inserts: candidates.map(({ insert }) => insert), candidates };
}

describe('completion', () => {
  test.each([
    ['this.|', '', ['kind', 'name', 'since', 'count', 'card', 'loans']],
    ['this.ca|', 'ca', ['card']],
    ['this.ca|rd.colour', 'card', ['card']],
    ['this.card.|', '', ['colour']],
    ['this.n|', 'n', ['name', 'kind', 'since', 'count', 'loans']],
    ['has(this.s|', 's', ['since', 'loans']],
    ['this.loans.exists(l, l.|', '', ['title', 'back']],
    ['this.loans.filter(l, has(l.back)).all(x, x.b|', 'b', ['back']],
    ['this.loans[0].t|', 't', ['title']],
    ['this.loans.exists(l, l.title == "a") && this.card.|', '', ['colour']],
    ['this.name.st|', 'st', ['startsWith(', 'substring(']],
    ['this.loans.ex|', 'ex', ['exists(', 'exists_one(']],
    ['this.since.|', '', []],
    ['nothing.|', '', []],
    ['tod|', 'tod', ['today']],
    ['this.loans.all(loan, lo|', 'lo', ['loan', 'lookup(']],
    ['this.kind == "|', '', ['adult"', 'child"']],
    ['this.kind == "ad|"', 'ad', ['adult']],
    ["this.kind != '|a' && true", 'a', ['adult', 'child']],
    ['this.kind in ["adult", "c|', 'c', ['child"']],
    ['this.loans.exists(l, l.title == "b|', 'b', ['book"']],
    ['this.name == "|', '', []],
    ['lookup("|', '', ['branches"']],
    ['lookup("branches", "|', '', ['code"', 'valid_from"']],
    ['validOn("branches", "v|', 'v', ['valid_from"']],
    ['validOn("elsewhere", "|', '', []],
  ])('%s replaces "%s" with one of %j', (marked, replaced, inserts) => {
    const found = offered(marked);
    expect(found.replaced).toBe(replaced);
    expect(found.inserts).toEqual(inserts);
  });

  test('at the beginning: variables, functions and constants, of each its type or how it is called', () => {
    const { candidates } = offered('|');
    expect(candidates.slice(0, 2)).toMatchObject([
      { kind: 'variable', name: 'this' },
      { kind: 'variable', name: 'today', type: 'date' },
    ]);
    expect(candidates).toContainEqual({
      kind: 'function',
      name: 'daysBetween',
      insert: 'daysBetween(',
      signature: 'daysBetween(date, date): int',
    });
    expect(candidates).toContainEqual({ kind: 'constant', name: 'true', insert: 'true', type: 'bool' });
  });

  test('a field says how it is read, so that its label can be found', () => {
    expect(offered('this.loans.all(l, l.t|').candidates).toEqual([
      { kind: 'field', name: 'title', insert: 'title', type: 'string', path: 'this.loans.*.title' },
    ]);
  });

  test('behind == stand the options first, as texts', () => {
    expect(offered('this.kind == |').inserts.slice(0, 3)).toEqual(['"adult"', '"child"', 'this']);
  });

  test('what is offered is what the language has, and nothing else', () => {
    const list = methodsOf({ list: 'string' }).map(({ name }) => name);
    const methods = [
      ...methodsOf('string').map(({ name }) => name),
      ...list.filter((name) => name === 'join'),
    ];
    expect(methods.sort()).toEqual(
      FUNCTIONS.filter(({ method }) => method)
        .map(({ name }) => name)
        .sort(),
    );
    expect(functionsOffered.map(({ name }) => name)).toEqual([
      'has',
      ...FUNCTIONS.filter(({ method }) => !method).map(({ name }) => name),
    ]);
    expect(
      functionsOffered.every(({ name, signature }) => new RegExp(`^${name}\\([^)]+\\)`).test(signature)),
    ).toBe(true);
  });

  test.each(['"', "this.kind == 'a\\", '((([[', 'this..', '].', ').', 'a.filter(', '|'])(
    'whatever stands there (%s), it does not throw',
    (text) => {
      for (let offset = 0; offset <= text.length; offset++)
        expect(completionsAt(environment, text, offset).from).toBeLessThanOrEqual(offset);
    },
  );
});

describe('a trial', () => {
  test.each([
    ['this.count > 2', { state: 'known', type: 'bool', value: true }],
    ['this.count > 5', { state: 'known', type: 'bool', value: false }],
    ['this.since < today', { state: 'notKnown', type: 'bool', missing: ['this.since'] }],
    ['addDays(today, this.count)', { state: 'known', type: 'date', value: '2026-11-25' }],
    ['this.cont > 2', { state: 'fault', problem: { suggestion: "Did you mean 'count'?" } }],
    ['this.count >', { state: 'fault', problem: { message: 'The expression ends too early.' } }],
  ])('of %s is %j', (source, trial) => {
    expect(tryExpression(source, environment, { this: { count: 3 }, today: '2026-11-22' })).toMatchObject(
      trial,
    );
  });
});
