import { describe, expect, test } from 'vitest';
import { findingsAfter, type Json, libraryBundle, readingBundle, readingFiles } from '../../test/fixtures.ts';
import { countersOf } from '../count/types.ts';
import { buildBundle } from './buildBundle.ts';

type Entry = Record<string, unknown> & { counts: Record<string, unknown>[] };

/** The findings after the one counter of the fixture was changed. */
const after = (change: (entry: Entry, file: Record<string, unknown>) => void) =>
  findingsAfter(
    'counters.json',
    (content: Json) => {
      const file = content as unknown as Record<string, unknown> & { counters: Entry[] };
      change(file.counters[0] as Entry, file);
    },
    readingFiles,
  );

const set = (words: object) => (entry: Entry) => void Object.assign(entry, words);
const source = (words: object) => (entry: Entry) => void Object.assign(entry.counts[0] ?? {}, words);
/** A second kind of record that the counter counts. */
const also = (words: object) => (entry: Entry) => void entry.counts.push({ ...entry.counts[0], ...words });

describe('a fault in counters.json is found where it is', () => {
  test.each<[string, (entry: Entry, file: Record<string, unknown>) => void, string, object]>([
    [
      'a record type that is not there',
      source({ recordType: 'trail' }),
      '/counts/0/recordType',
      { code: 'record-type.unknown', suggestion: 'Did you mean "trial"?' },
    ],
    [
      'a step that is not there',
      source({ step: 'sumary' }),
      '/counts/0/step',
      { code: 'step.unknown', suggestion: 'Did you mean "summary"?' },
    ],
    [
      'a step of another record type',
      source({ step: 'enrolment' }),
      '/counts/0/step',
      { code: 'step.unknown' },
    ],
    [
      'a step that is filled many times',
      source({ step: 'diary' }),
      '/counts/0/step',
      { code: 'counter.repeated' },
    ],
    [
      'a step that hands nothing to a receiver',
      source({ step: 'reading-plan' }),
      '/counts/0/step',
      { code: 'counter.never-sent' },
    ],
    [
      'a step that nobody can correct',
      source({ step: 'agreement' }),
      '/counts/0/step',
      { code: 'counter.final' },
    ],
    [
      'a record type that is counted twice',
      also({}),
      '/counts/1/recordType',
      { code: 'counter.twice', message: expect.stringContaining('one place in a counter') },
    ],
    [
      'a weight that is not there',
      source({ weight: '/scroe' }),
      '/counts/0/weight',
      { code: 'form.unknown-field' },
    ],
    ['a weight that is a date', source({ weight: '/day' }), '/counts/0/weight', { code: 'form.field-kind' }],
    ['a weight of nothing', source({ weight: 0 }), '/counts/0/weight', { code: 'meta.minimum' }],
    ['half a weight', source({ weight: 1.5 }), '/counts/0/weight', { code: 'meta.type' }],
    [
      'a year of what is no date',
      set({ period: { yearOf: '/score' } }),
      '/period/yearOf',
      { code: 'form.field-kind' },
    ],
    ['a period that is none', set({ period: 'year' }), '/period', { code: 'meta.pattern' }],
    [
      'a condition that reads another step',
      source({ when: 'steps.readingPlan.kind == "short"' }),
      '/counts/0/when',
      { code: 'cel.fault', suggestion: expect.stringContaining('`data` alone') },
    ],
    [
      'a condition that changes with the day',
      source({ when: 'data.day < today' }),
      '/counts/0/when',
      { code: 'cel.fault', suggestion: expect.stringContaining('`data` alone') },
    ],
    ['a condition that is a number', source({ when: 'data.score' }), '/counts/0/when', { code: 'cel.type' }],
    [
      'a place that the step does not have',
      set({ at: '/scor' }),
      '/at',
      { code: 'form.unknown-field', suggestion: 'Did you mean "/score"?' },
    ],
    ['a limit of none', set({ limit: 0 }), '/limit', { code: 'meta.minimum' }],
    [
      'notices that begin behind the limit',
      set({ limit: 399 }),
      '/notices/from',
      { code: 'counter.notices' },
    ],
    [
      'notices at every none',
      set({ notices: { from: 400, every: 0 } }),
      '/notices/every',
      { code: 'meta.minimum' },
    ],
    ['a role that is not there', set({ seenBy: ['libraran'] }), '/seenBy/0', { code: 'role.unknown' }],
    [
      'a role that is not there, for recipients',
      set({ recipientsChangedBy: ['x'] }),
      '/recipientsChangedBy/0',
      { code: 'role.unknown' },
    ],
  ])('%s', (_name, change, pointer, finding) => {
    expect(after(change)).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        file: 'counters.json',
        pointer: `/counters/0${pointer}`,
        ...finding,
      }),
    );
  });

  test('two counters of one name', () => {
    const twice = after((entry, file) => void Object.assign(file, { counters: [entry, entry] }));
    expect(twice).toContainEqual(
      expect.objectContaining({ code: 'id.duplicate', pointer: '/counters/1/id' }),
    );
  });

  test('notices that are written to nobody, as a warning', () => {
    const unsaid = after((_entry, file) => void Reflect.deleteProperty(file, 'recipients'));
    expect(unsaid).toContainEqual(
      expect.objectContaining({ severity: 'warning', code: 'counter.nobody-told' }),
    );
  });
});

test('a number and a date that may be left empty are a warning each', () => {
  const optional = findingsAfter(
    'steps/summary.logic.json',
    (content) => void Object.assign(content, { fields: { '/score': { required: false } } }),
    readingFiles,
  );
  const found = optional.filter(({ code }) => code === 'counter.optional');
  expect(found.map(({ pointer }) => pointer).sort()).toEqual([
    '/counters/0/counts/0/weight',
    '/counters/0/period/yearOf',
  ]);
});

test('whoever sees a counter acts for an organisation, or everywhere', () => {
  const own = findingsAfter(
    'form.json',
    ({ roles }) => void Object.assign(roles?.[1] ?? {}, { scope: 'beneficiary' }),
    readingFiles,
  );
  expect(own).toContainEqual(
    expect.objectContaining({ code: 'counter.role', pointer: '/counters/0/seenBy/0' }),
  );
});

describe('what is said of a counter', () => {
  test.each([
    'counter.short-trials.title',
    'counter.short-trials.full',
    'counter.short-trials.noticeFull',
    'recipient.head-librarian.title',
  ])('is said in every language: %s', (key) => {
    const unsaid = findingsAfter(
      'i18n/fr.json',
      (texts) => void Reflect.deleteProperty(texts, key),
      readingFiles,
    );
    expect(unsaid).toContainEqual(
      expect.objectContaining({ severity: 'error', code: 'text.missing', pointer: `/${key}` }),
    );
  });

  test('waits for no value', () => {
    const asked = findingsAfter(
      'i18n/fr.json',
      (texts) => void Object.assign(texts, { 'counter.short-trials.full': 'Plus de {limit}.' }),
      readingFiles,
    );
    expect(asked).toContainEqual(expect.objectContaining({ code: 'text.counter-value' }));
  });
});

describe('a bundle', () => {
  test('has its counters, conditions with what they read', () => {
    const bundle = readingBundle();
    expect(bundle.counterRecipients).toEqual(['head-librarian']);
    expect(countersOf(bundle)).toEqual([
      expect.objectContaining({
        id: 'short-trials',
        counts: [
          {
            recordType: 'trial',
            step: 'summary',
            weight: '/score',
            when: { cel: 'data.score < 1000', scope: '', dependsOn: ['/score'] },
          },
        ],
        recipientsChangedBy: ['librarian'],
      }),
    ]);
  });

  test('without counters has no word of them, and the hash that it always had', () => {
    const bundle = libraryBundle();
    expect(Object.hasOwn(bundle, 'counters')).toBe(false);
    expect(countersOf(bundle)).toEqual([]);
  });

  test('of other counters is another version', () => {
    const { files, shared } = readingFiles();
    const text = (files['counters.json'] ?? '').replace('"limit": 500', '"limit": 501');
    const other = buildBundle({ ...files, 'counters.json': text }, shared).bundle;
    expect(other?.counters?.[0]?.limit).toBe(501);
    expect(other?.hash).not.toBe(readingBundle().hash);
  });
});
