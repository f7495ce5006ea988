import { describe, expect, it } from 'vitest';
import { environment } from '../test/samples.ts';
import { checkExpression, type ProblemCode } from './index.ts';

function problem(source: string) {
  const result = checkExpression(source, environment);
  if (result.ok) throw new Error(`${source} passed the check`);
  return result.problem;
}

describe('the type of an expression', () => {
  it.each([
    ['this.smokes', 'bool'],
    ['this.age + 1', 'int'],
    ['this.weight * 2.0', 'double'],
    ['this.name + "!"', 'string'],
    ['addMonths(this.birthDate, 6)', 'date'],
    ['this.tags', { list: 'string' }],
    ['this.services.map(s, s.date)', { list: 'date' }],
    ['[1, 2]', { list: 'int' }],
    ['this.companion', environment.variables.this.object.companion],
    ['nissBirthDate(this.niss) <= today', 'bool'],
    ['nissSex(this.niss)', 'string'],
    ['lookup("tariff", "code", this.name, "label")', 'string'],
    ['this["name"]', 'string'],
    ['this.age > 1.5', 'bool'],
  ])('%s is %j', (source, type) => {
    expect(checkExpression(source, environment)).toMatchObject({ ok: true, type });
  });
});

describe('the paths that an expression reads', () => {
  it.each([
    ['true', []],
    ['this.birthDate <= today', ['this.birthDate', 'today']],
    ['has(this.companion.since)', ['this.companion.since']],
    ['this["name"] == organisation.name', ['this.name', 'organisation.name']],
    ['this.smokes ? this.age : 0', ['this.smokes', 'this.age']],
    ['size(this.services) > 1', ['this.services']],
    [
      'this.services.exists(s, s.date > this.birthDate)',
      ['this.services', 'this.services.*.date', 'this.birthDate'],
    ],
    [
      'this.services.filter(s, s.code == "A").all(t, t.count > 0)',
      ['this.services', 'this.services.*.code', 'this.services.*.count'],
    ],
    ['this.tags.exists(t, t == "x")', ['this.tags', 'this.tags.*']],
    ['this.services[0].date', ['this.services.*.date']],
    ['this.services.exists(this, this.count > 0)', ['this.services', 'this.services.*.count']],
  ])('%s', (source, references) => {
    expect(checkExpression(source, environment)).toMatchObject({ ok: true, references });
  });
});

describe('a name that does not exist', () => {
  it('is found with its place and what was probably meant', () => {
    expect(problem('this.birtDate <= today')).toEqual({
      message: "'this' has no field 'birtDate'.",
      code: 'unknownField',
      params: { owner: 'this', name: 'birtDate' },
      near: 'birthDate',
      offset: 5,
      suggestion: "Did you mean 'birthDate'?",
    });
  });

  it.each([
    ['tihs.age', 0, "Did you mean 'this'?"],
    ['this.age > 1 && this.companion.nmae == "x"', 31, "Did you mean 'name'?"],
    ['has(this.companion.sinc)', 19, "Did you mean 'since'?"],
    ['this.services.all(s, s.dat <= today)', 23, "Did you mean 'date'?"],
    ['this.services.map(s, s)[0].cod == "x"', 27, "Did you mean 'code'?"],
    ['(this.smokes ? this.companion : this.companion).nmae == "x"', 48, "Did you mean 'name'?"],
    ['[this.companion][0].nmae == "x"', 20, "Did you mean 'name'?"],
    ['daysBetwen(today, today)', 0, "Did you mean 'daysBetween'?"],
    ['this.name.startWith("a")', 10, "Did you mean 'startsWith'?"],
    ['lookup("tarif", "code", "A1", "label")', 7, "Did you mean 'tariff'?"],
    ['lookup("tariff", "cod", "A1", "label")', 17, "Did you mean 'code'?"],
    ['lookup("tariff", "code", "A1", "lable")', 31, "Did you mean 'label'?"],
    ['validOn("tariff", "kode", "A1", today)', 18, "Did you mean 'code'?"],
  ])('%s', (source, offset, suggestion) => {
    expect(problem(source)).toMatchObject({ offset, suggestion });
  });

  it.each([
    'this.constructor',
    'this.__proto__',
    'this.toString',
    'constructor',
    'this.tags.length',
    'toString()',
  ])('refuses %s', (source) => {
    expect(checkExpression(source, environment).ok).toBe(false);
  });
});

describe('a wrong type', () => {
  it.each([
    ['this.birthDate <= "abc"', 'date("2026-01-31")'],
    ['this.birthDate == "2026-01-01"', 'date("2026-01-31")'],
    ['"2026-01-01" != today', 'date("2026-01-31")'],
    ['today - this.birthDate', 'daysBetween'],
    ['today + 3', 'addDays'],
    ['this.weight * 2 > 3.0', '2.0'],
    ['this.name == null', 'has'],
    ['this.services.date == today', 'exists'],
    ['this[this.name]', '["name"]'],
    ['this.name.date("x")', 'date(…) around'],
  ])('%s is refused, with what to do', (source, suggestion) => {
    expect(problem(source).suggestion).toContain(suggestion);
  });

  it('gets no advice that is beside the point', () => {
    expect(problem('this.age + this.name')).toEqual({
      message: "'+' does not take int and string.",
      code: 'types',
      params: { operator: '+', left: 'int', right: 'string' },
      offset: 0,
    });
    expect(problem('this.weight < this.name')).not.toHaveProperty('suggestion');
  });

  it.each([
    'this.birthDate < 3',
    'daysBetween(this.name, today)',
    'daysBetween(today)',
    'nissBirthDate(this.age)',
    'this.age && true',
    'this.smokes ? 1 : "a"',
    '!this.age',
    '-this.name',
    'this.name.startsWith(1)',
    'this.age.exists(x, true)',
    'this.services.all(s, s.code)',
    'today in this.tags',
    'this.tags["a"] == "b"',
    'this.companion == this.companion',
    '[1, "a"]',
    '{"a": 1}',
    '1u + 1u',
    'b"abc"',
    'int',
    'timestamp("2026-01-01T00:00:00Z")',
    'dyn(this.age)',
    'date("2026-02-30")',
    'validOn("plain", "key", "k", today)',
    'lookup(this.name, "key", "k", "text")',
    'this.age >',
    '"unterminated',
    '',
  ])('%s is refused', (source) => {
    expect(checkExpression(source, environment).ok).toBe(false);
  });
});

describe('each kind of fault', () => {
  it.each<[ProblemCode, string, string?]>([
    ['tooLong', `this.name == "${'x'.repeat(4000)}"`],
    ['tooLarge', `${'('.repeat(40)}true${')'.repeat(40)}`],
    ['endsEarly', 'this.name =='],
    ['syntax', 'this.name = "a"'],
    ['noMap', '{"a": 1}'],
    ['noNull', 'this.name == null'],
    ['literal', 'b"a" == b"a"'],
    ['unknownName', 'toda', 'today'],
    ['noFieldsIn', 'this.name.first'],
    ['unknownField', 'this.nme', 'name'],
    ['fieldWritten', 'this[this.name]'],
    ['unknownFunction', 'hass(this.name)', 'has'],
    ['unknownMethod', 'this.name.startWith("a")', 'startsWith'],
    ['functionNotMethod', 'this.name.date("x")'],
    ['written', 'lookup(this.name, "code", "a", "code")'],
    ['unknownTable', 'lookup("tarif", "code", "a", "code")', 'tariff'],
    ['unknownColumn', 'lookup("tariff", "cde", "a", "code")', 'code'],
    ['notDate', 'date("2026-02-30") < today'],
    ['pattern', 'this.name.matches("(a+)+$")'],
    ['types', 'this.birthDate < 3'],
  ])('%s has its code: %s', (code, source, near) => {
    expect(problem(source)).toMatchObject({ code, ...(near !== undefined && { near }) });
  });
});
