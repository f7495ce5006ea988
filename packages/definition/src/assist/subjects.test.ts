import { describe, expect, test } from 'vitest';
import { libraryBundle, libraryFiles, readingBundle, readingFiles } from '../../test/fixtures.ts';
import { environmentAt } from './place.ts';
import { sketchOf } from './sketch.ts';
import { subjectsAt } from './subjects.ts';

const pathsAt = (...at: Parameters<typeof subjectsAt>) => subjectsAt(...at).map(({ path }) => path);

describe('what a condition can be about', () => {
  const library = libraryBundle();

  test('is every field of the step once, and what the engine knows', () => {
    const paths = pathsAt(library, { step: 'signup', scope: '' });
    expect(paths).toContain('this.card.kind');
    expect(paths).toContain('today');
    expect(paths).toContain('organisation.number');
    expect(paths.filter((path) => path.startsWith('data.'))).toEqual([]);
    expect(new Set(paths).size).toBe(paths.length);
  });

  test('in a section, is its own fields by `this` and the others by `data`', () => {
    const paths = pathsAt(library, { step: 'signup', scope: '/card' });
    expect(paths).toContain('this.kind');
    expect(paths.filter((path) => path.startsWith('data.card'))).toEqual([]);
    expect(paths).toContain('data.guardian.name');
  });

  test('has the text of its name, of what it stands in, and of its options', () => {
    const kind = subjectsAt(library, { step: 'signup', scope: '/card' }).find(
      ({ path }) => path === 'this.kind',
    );
    expect(kind).toMatchObject({
      type: 'string',
      title: 'field.signup.card.kind.title',
      within: ['field.signup.card.title'],
      options: expect.arrayContaining([{ value: 'adult', label: 'field.signup.card.kind.option.adult' }]),
    });
  });

  test('of a list of choices, has the options of its items', () => {
    const topics = subjectsAt(library, { step: 'signup', scope: '' }).find(
      ({ path }) => path === 'this.topics',
    );
    expect(topics).toMatchObject({ type: { list: 'string' }, title: 'field.signup.topics.title' });
    expect(topics?.options?.[0]?.label).toMatch(/^field\.signup\.topics\.\*\.option\./);
  });

  test('in an item of a list, is the fields of the item', () => {
    const paths = pathsAt(library, { step: 'signup', scope: '/loans/*' });
    expect(paths).toContain('this.on');
    expect(paths.filter((path) => path.includes('*'))).toEqual([]);
  });

  test('of a workflow, is steps, decisions, rounds, entries and links', () => {
    const reading = readingBundle();
    const found = subjectsAt(reading, { recordType: 'trial' });
    expect(found.find(({ path }) => path === 'outcomes.opinion')).toMatchObject({
      title: 'step.opinion.title',
      options: expect.arrayContaining([{ value: 'positive', label: 'outcome.opinion.positive' }]),
    });
    const paths = found.map(({ path }) => path);
    expect(paths).toContain('steps.readingPlan.start');
    expect(paths).toContain('entries.diary.missed');
    expect(paths.filter((path) => path.startsWith('rounds.')).length).toBeGreaterThan(0);
  });
});

describe('a definition with faults', () => {
  test('still tells its fields, its choices and its texts', () => {
    const { files, shared } = libraryFiles();
    const schema = JSON.parse(files['steps/signup.schema.json'] ?? '');
    schema.properties.added = { type: 'boolean', origin: 'proposed' };
    const logic = { fields: { '/added': { visible: 'this.nothing ==' } } };
    const broken = {
      ...files,
      'steps/signup.schema.json': JSON.stringify(schema),
      'steps/signup.logic.json': JSON.stringify(logic),
      'workflow.json': '{',
    };
    const sketch = sketchOf(broken, shared, ['signup']);
    expect(pathsAt(sketch, { step: 'signup', scope: '' })).toContain('this.added');
    expect(sketch.texts.en?.['step.signup.title']).toBe(libraryBundle().texts.en?.['step.signup.title']);
  });

  test('without faults, it knows the same words as the bundle', () => {
    const { files, shared } = readingFiles();
    const sketch = sketchOf(files, shared);
    const bundle = readingBundle();
    expect(sketch.texts).toEqual(bundle.texts);
    for (const step of Object.keys(bundle.steps))
      expect(subjectsAt(sketch, { step, scope: '' })).toEqual(subjectsAt(bundle, { step, scope: '' }));
    const trial = { recordType: 'trial' };
    expect(environmentAt(sketch, trial).variables).toEqual(environmentAt(bundle, trial).variables);
    expect(subjectsAt(sketch, trial)).toEqual(subjectsAt(bundle, trial));
  });

  test('a step that is not asked for is not looked at', () => {
    const { files, shared } = readingFiles();
    expect(Object.keys(sketchOf(files, shared, ['opinion']).steps)).toEqual(['opinion']);
  });
});
