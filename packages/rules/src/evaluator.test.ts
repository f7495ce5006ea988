import { describe, expect, it } from 'vitest';
import { answer, environment, known, missing, TODAY, workOf } from '../test/samples.ts';
import { createEvaluator } from './index.ts';

const visit = {
  birthDate: '1985-04-02',
  name: 'Ada',
  niss: '85040216932',
  age: 41,
  weight: 62.5,
  smokes: false,
  services: [
    { code: 'A1', date: '2026-01-10', count: 2 },
    { code: 'B2', date: '2026-03-01', count: 1 },
    { code: 'A1', count: 2, date: '2026-01-10' },
  ],
  tags: ['x', 'y'],
};

describe('an answer', () => {
  it.each([
    ['this.birthDate <= today', true],
    ['this.birthDate == date("1985-04-02")', true],
    ['this.birthDate != date("1985-04-02")', false],
    ['daysBetween(date("2024-02-28"), date("2024-03-01"))', 2],
    ['daysBetween(today, addDays(today, -5))', -5],
    ['addDays(today, 40)', '2027-01-01'],
    ['addMonths(date("2026-01-31"), 1)', '2026-02-28'],
    ['addYears(date("2024-02-29"), 1)', '2025-02-28'],
    ['year(today) * 10000 + month(today) * 100 + day(today)', 20261122],
    ['yearsBetween(this.birthDate, today)', 41],
    ['string(today)', TODAY],
    ['nissBirthDate(this.niss) == this.birthDate', true],
    ['nissSex(this.niss)', 'male'],
    ['7 / 2', 3],
    ['7.0 / 2.0', 3.5],
    ['-7 % 3', -1],
    ['this.weight > 62', true],
    ['int(this.weight)', 62],
    ['double(this.age) / 2.0', 20.5],
    ['string(this.age) + string(this.smokes) + string(1.5)', '41false1.5'],
    ['int("12") + int("-2")', 10],
    ['this.name.startsWith("A") && this.name.endsWith("a") && this.name.contains("d")', true],
    ['this.name.matches("^[A-Z][a-z]+$")', true],
    ['this.name.upperAscii() + this.name.lowerAscii()', 'ADAada'],
    ['" a ".trim() + "abcd".substring(1) + "abcd".substring(1, 2)', 'abcdb'],
    ['"a,b".split(",").join("-")', 'a-b'],
    ['size("é€😀") + "ab".size() + size(this.tags)', 7],
    ['this.services.exists(s, s.code == "B2")', true],
    ['this.services.all(s, s.date <= today)', true],
    ['this.services.exists_one(s, s.count == 1)', true],
    ['this.services.exists_one(s, s.count == 2)', false],
    ['this.services.map(s, s.count)', [2, 1, 2]],
    ['this.services.map(s, s.count > 1, s.code)', ['A1', 'A1']],
    ['this.services.filter(s, s.count == 1)[0].code', 'B2'],
    ['this.services[1].date', '2026-03-01'],
    ['this.services.all(s, this.services.exists(t, t.count >= s.count))', true],
    ['"x" in this.tags && !("z" in this.tags)', true],
    ['this.birthDate in [today, date("1985-04-02")]', true],
    ['this.tags + ["z"] == ["x", "y", "z"]', true],
    ['this.services == this.services', true],
    ['this.smokes ? "yes" : "no"', 'no'],
    ['"b" > "a" && true > false', true],
    ['double("-1.5") + double("2")', 0.5],
    ['"abc".substring(0, 2)', 'ab'],
    ['"abc".substring(3) + "abc".substring(1, 1)', ''],
    ['this.services[0] in this.services', true],
    ['[this.services[0]] == [this.services[1]]', false],
    ['[this.services[0]] == [this.services[2]]', true],
    ['[this.services[0]] == this.services', false],
    ['lookup("tariff", "code", "B2", "label")', 'Second'],
    ['validOn("tariff", "code", "A1", date("2021-12-31"))', true],
    ['validOn("tariff", "code", "A1", date("2022-01-01"))', false],
    ['validOn("tariff", "code", "A1", date("2024-01-01"))', true],
    ['validOn("tariff", "code", "B2", date("0001-01-01"))', true],
    ['validOn("tariff", "code", "B2", date("2030-07-01"))', false],
    ['validOn("tariff", "code", "C3", today)', false],
    ['validOn("tariff", "code", "D4", today)', false],
  ])('%s is %j', (source, value) => {
    expect(answer(source, visit)).toEqual(known(value));
  });
});

describe('a value not given', () => {
  it.each([
    ['this.birthDate <= today', missing('this.birthDate')],
    ['this.birthDate <= data.start', missing('this.birthDate', 'data.start')],
    ['this.companion.since <= today', missing('this.companion.since')],
    ['data.visitor.name', missing('data.visitor.name')],
    ['this.age + this.age', missing('this.age')],
    ['daysBetween(this.birthDate, this.companion.since)', missing('this.birthDate', 'this.companion.since')],
    ['!this.smokes', missing('this.smokes')],
    ['-this.age', missing('this.age')],
    ['[this.age, 1]', missing('this.age')],
    ['this.services.exists(s, s.count > 0)', missing('this.services')],
    ['this.services[0].date', missing('this.services.0.date')],
    ['this.smokes ? this.age : 1', missing('this.smokes')],
    ['this.smokes ? 1 : 1', known(1)],
    ['has(this.birthDate)', known(false)],
    ['has(this.companion.since)', known(false)],
    ['has(this.age) && this.age > 3', known(false)],
    ['!has(this.age) || this.age > 3', known(true)],
    ['false && this.smokes', known(false)],
    ['this.smokes && false', known(false)],
    ['true || this.smokes', known(true)],
    ['this.smokes || true', known(true)],
    ['this.smokes && this.age > 3', missing('this.smokes', 'this.age')],
    ['(this.smokes && false) || this.age > 3', missing('this.age')],
  ])('%s', (source, expected) => {
    expect(answer(source)).toEqual(expected);
  });

  it('in a list leaves the other items their say', () => {
    const services = [{ count: 5 }, {}];
    expect(answer('this.services.exists(s, s.count > 3)', { services })).toEqual(known(true));
    expect(answer('this.services.all(s, s.count > 9)', { services })).toEqual(known(false));
    expect(answer('this.services.all(s, s.count > 3)', { services })).toEqual(
      missing('this.services.1.count'),
    );
    expect(answer('this.services.filter(s, s.count > 3)', { services })).toEqual(
      missing('this.services.1.count'),
    );
    expect(answer('this.services.exists_one(s, s.count > 3)', { services })).toEqual(
      missing('this.services.1.count'),
    );
    expect(answer('size(this.services)', { services })).toEqual(known(2));
    expect(answer('"x" in this.tags', { tags: [1, 'x'] })).toEqual(known(true));
    expect(answer('"z" in this.tags', { tags: [1, 'x'] })).toEqual(missing('this.tags.0'));
  });

  it('is what a function without an answer waits for', () => {
    expect(answer('nissBirthDate(this.niss) <= today', { niss: '123' })).toEqual(missing('this.niss'));
    expect(answer('1 / this.age', { age: 0 })).toEqual(missing('this.age'));
    expect(answer('1.0 / this.weight', { weight: 0 })).toEqual(missing('this.weight'));
    expect(answer('date(this.name) < today', { name: '2026-1' })).toEqual(missing('this.name'));
    expect(answer('addDays(today, this.age)', { age: 9_000_000 })).toEqual(missing('today', 'this.age'));
    expect(answer('lookup("tariff", "code", this.name, "label")', { name: 'none' })).toEqual(
      missing('this.name'),
    );
    for (const source of ['int(this.name)', 'double(this.name)', 'this.name.substring(5)']) {
      expect(answer(source, { name: 'x' })).toEqual(missing('this.name'));
    }
    expect(answer('date(this.tags[0]) < today', { tags: ['x'] })).toEqual(missing('this.tags.0'));
    const chosen = 'date((this.smokes ? this.companion : this.companion).name) < today';
    expect(answer(chosen, { smokes: true, companion: { name: 'x' } })).toEqual(
      missing('this.smokes', 'this.companion'),
    );
    expect(answer('this.tags[5]', { tags: ['a'] })).toEqual(missing('this.tags.5'));
  });
});

describe('a value of a wrong type, as a draft may hold', () => {
  it.each([
    ['this.age > 3', { age: 'four' }, 'this.age'],
    ['this.age > 3', { age: 4.5 }, 'this.age'],
    ['this.age > 3', { age: null }, 'this.age'],
    ['this.age > 3', { age: 1e300 }, 'this.age'],
    ['this.weight > 3', { weight: '62,5' }, 'this.weight'],
    ['this.birthDate < today', { birthDate: '2026-1' }, 'this.birthDate'],
    ['this.birthDate < today', { birthDate: 20260101 }, 'this.birthDate'],
    ['this.name == "a"', { name: 3 }, 'this.name'],
    ['this.smokes', { smokes: 'true' }, 'this.smokes'],
    ['this.companion.since < today', { companion: 'Bob' }, 'this.companion.since'],
    ['this.companion.since < today', { companion: ['2026-01-01'] }, 'this.companion.since'],
    ['size(this.services) > 0', { services: { 0: {} } }, 'this.services'],
    ['this.services.exists(s, s.count > 0)', { services: [7] }, 'this.services.0.count'],
  ])('%s with %j counts it as not given', (source, data, path) => {
    expect(answer(source, data)).toEqual(missing(path));
    if (!path.endsWith('count')) expect(answer(`has(${path})`, data)).toEqual(known(false));
  });

  it('of a whole variable counts too', () => {
    expect(answer('data.start < today', {}, { data: 'text' })).toEqual(missing('data.start'));
    expect(answer('today == today', {}, { today: 'tomorrow' })).toEqual(missing('today'));
  });
});

describe('an evaluator', () => {
  it('reads own properties alone', () => {
    const inherited = Object.create({ name: 'inherited', smokes: true });
    expect(answer('this.name', inherited)).toEqual(missing('this.name'));
    const named = createEvaluator({
      variables: {
        this: {
          object: Object.fromEntries([
            ['constructor', 'string'],
            ['toString', 'string'],
          ]),
        },
      },
      tables: {},
    });
    expect(named.evaluate('this.constructor', { this: {} })).toEqual(missing('this.constructor'));
    expect(named.evaluate('this.toString', { this: { toString: 'given' } })).toEqual(known('given'));
    const polluted = JSON.parse('{"__proto__": {"name": "polluted"}}');
    expect(answer('this.name', polluted)).toEqual(missing('this.name'));
  });

  it('refuses to evaluate what the check refuses', () => {
    expect(() => answer('nme == 1')).toThrow(/refused by the check/);
    expect(() => answer('shout(this.name)')).toThrow(/refused by the check/);
    expect(() => answer('this.name ==')).toThrow(SyntaxError);
  });

  it('keeps what it made of a list apart from what another makes of it', () => {
    const shared = { list: ['2026-01-01'] };
    const evaluatorOf = (item: 'date' | 'string') =>
      createEvaluator({ variables: { this: { object: { list: { list: item } } } }, tables: {} });
    expect(evaluatorOf('string').evaluate('this.list[0] == "2026-01-01"', { this: shared })).toEqual(
      known(true),
    );
    expect(evaluatorOf('date').evaluate('year(this.list[0])', { this: shared })).toEqual(known(2026));
    expect(evaluatorOf('string').evaluate('size(this.list[0])', { this: shared })).toEqual(known(10));
  });

  it('does without the functions of its host', () => {
    const evaluator = createEvaluator(environment);
    expect(evaluator.evaluate('nissSex(this.niss)', { this: { niss: '85040216932' } })).toEqual(
      missing('this.niss'),
    );
  });

  it('sees changed data that shares its unchanged parts', () => {
    const services = [{ count: 1 }];
    expect(answer('this.services.all(s, s.count > this.age)', { services, age: 0 })).toEqual(known(true));
    expect(answer('this.services.all(s, s.count > this.age)', { services, age: 2 })).toEqual(known(false));
    expect(answer('this.services.all(s, s.count > this.age)', { services: [{ count: 3 }], age: 2 })).toEqual(
      known(true),
    );
  });

  it('answers what is not known without the cost of an exception', () => {
    const work = workOf(() => {
      for (let round = 0; round < 20_000; round++) answer('this.birthDate <= today && has(this.name)');
    });
    expect(work).toBeLessThan(1000);
  });
});
