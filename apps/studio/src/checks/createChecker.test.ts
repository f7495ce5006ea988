import { createSchemaValidator } from '@greffe/definition/compile';
import { readFolder } from '@greffe/definition/load';
import { describe, expect, test } from 'vitest';
import { createChecker } from './createChecker.ts';
import { loadPatternCheck } from './patterns.ts';
import type { Changes, CheckReport, CheckRequest, Stage } from './protocol.ts';

const folder = new URL('../../../../packages/definition/test/fixtures/', import.meta.url).pathname;
const files = await readFolder(`${folder}library-card`);
const shared = await readFolder(`${folder}shared`);
const loadPatterns = await loadPatternCheck();

const ALL: readonly Stage[] = ['linter', 'patterns', 'cases', 'verifier'];

/** A checker that holds what it says, and may be stopped at its pauses. */
function checkerHere(onPause: () => void = () => undefined) {
  const reports: CheckReport[] = [];
  const loaded: string[] = [];
  const checker = createChecker({
    report: (report) => reports.push(report),
    loadValidator: async (step) => {
      loaded.push(step.id);
      return createSchemaValidator(step);
    },
    loadPatternCheck: async () => loadPatterns,
    pause: async () => onPause(),
    clock: () => 0,
  });
  let revision = 0;
  return {
    reports,
    loaded,
    receive: (request: CheckRequest) => checker.receive(request),
    open: (stages = ALL) => checker.receive({ type: 'open', revision: 0, files, shared, stages }),
    change: (changes: Changes) => {
      revision += 1;
      return checker.receive({ type: 'change', revision, changes });
    },
    findings: (stage: Stage) =>
      reports.flatMap((report) =>
        report.type === 'findings' && report.stage === stage ? report.findings : [],
      ),
    said: () =>
      reports.map(
        (report) => `${report.revision} ${report.type === 'findings' ? report.stage : report.type}`,
      ),
  };
}

const edited = (path: string, from: string, to: string): Changes => {
  const before = files[path] ?? '';
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${path} has no ${from}.`);
  return { [path]: after };
};

describe('a checker', () => {
  test('says of a sound definition what each stage found, the linter first', async () => {
    const here = checkerHere();
    await here.open();
    expect(here.said()).toEqual(['0 linter', '0 patterns', '0 cases', '0 verifier', '0 done']);
    expect(here.findings('linter')).toEqual([]);
    expect(here.findings('cases')).toEqual([]);
  });

  test('says what is broken where it is broken, and goes no further', async () => {
    const here = checkerHere();
    await here.open();
    here.reports.length = 0;
    await here.change(edited('steps/signup.logic.json', 'this.since', 'this.snce'));
    expect(here.said()).toEqual(['1 linter', '1 done']);
    expect(here.findings('linter')).toContainEqual(
      expect.objectContaining({ file: 'steps/signup.logic.json', pointer: '/fields/~1card~1until/derived' }),
    );
    expect(here.reports.at(-1)).toEqual({ type: 'done', revision: 1, isSound: false });
  });

  test('finds a case that does not hold, at its expectation', async () => {
    const here = checkerHere();
    await here.open();
    await here.change(edited('cases/child.case.json', '"/guardian/name"', '"/guardian/phone"'));
    expect(here.findings('cases')).toContainEqual(
      expect.objectContaining({
        code: 'case.differs',
        file: 'cases/child.case.json',
        pointer: expect.stringContaining('/steps/0/expect/errors') as unknown,
      }),
    );
  });

  test('finds a pattern that some text makes slow', async () => {
    const here = checkerHere();
    const schema = JSON.parse(files['steps/signup.schema.json'] ?? '{}') as {
      properties: { card: { properties: Record<string, unknown> } };
    };
    schema.properties.card.properties.slow = { type: 'string', pattern: '^(a+)+$', maxLength: 40 };
    const texts = Object.fromEntries(
      ['en', 'fr'].map((language) => {
        const path = `i18n/${language}.json`;
        return [path, (files[path] ?? '').replace('{', '{ "field.signup.card.slow.title": "Slow",')];
      }),
    );
    await here.open(['linter', 'patterns']);
    await here.change({ 'steps/signup.schema.json': JSON.stringify(schema), ...texts });
    expect(here.findings('linter')).toEqual([]);
    expect(here.findings('patterns')).toMatchObject([
      { code: 'schema.unsafe-pattern', pointer: '/properties/card/properties/slow/pattern' },
    ]);
  });

  test('drops what is outdated at its next pause', async () => {
    let pauses = 0;
    const here = checkerHere(() => {
      pauses += 1;
      // Beside the first run, which then has only the linter behind it.
      if (pauses === 2) void here.change(edited('i18n/en.json', '": "', '": "A '));
    });
    await here.open();
    await expect.poll(() => here.said().at(-1)).toBe('1 done');
    expect(here.said()).toEqual(['0 linter', '1 linter', '1 patterns', '1 cases', '1 verifier', '1 done']);
  });

  test('does not go back to an older revision', async () => {
    const here = checkerHere();
    await here.open();
    await here.receive({ type: 'change', revision: 0, changes: { 'form.json': null } });
    expect(here.said().at(-1)).toBe('0 done');
    expect(here.findings('linter')).toEqual([]);
  });

  test('asks for a validator once as long as the schema is the same', async () => {
    const here = checkerHere();
    await here.open(['cases']);
    await here.change(edited('i18n/en.json', '": "', '": "A '));
    expect(here.loaded).toEqual(['signup']);
    await here.change(edited('steps/signup.schema.json', '"maxLength": 40', '"maxLength": 41'));
    expect(here.loaded).toEqual(['signup', 'signup']);
  });

  test('says which cases could not be told where no validator comes', async () => {
    const reports: CheckReport[] = [];
    const checker = createChecker({
      report: (report) => reports.push(report),
      loadValidator: () => Promise.reject(new Error('offline')),
      loadPatternCheck: async () => () => [],
      pause: async () => undefined,
      clock: () => 0,
    });
    await checker.receive({ type: 'open', revision: 0, files, shared, stages: ['cases'] });
    expect(reports).toMatchObject([
      { stage: 'cases', findings: [], left: ['cases/child.case.json'] },
      { type: 'done' },
    ]);
  });
});
