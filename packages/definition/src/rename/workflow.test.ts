import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { libraryBundle, libraryFiles, readingBundle, readingFiles } from '../../test/fixtures.ts';
import { buildBundle } from '../bundle/buildBundle.ts';
import type { CaseFile } from '../bundle/files.ts';
import { contentHash } from '../data/canonical.ts';
import type { WorkflowReads } from '../types.ts';
import { idsByCelName } from '../workflow/names.ts';
import { renameWorkflowExpression } from './expression.ts';
import { renameIds } from './index.ts';
import { renameMigration } from './migration.ts';
import { createNames } from './names.ts';

describe('an expression of a workflow', () => {
  const names = {
    ...createNames(1),
    rename: (kind: string, name: string) => `${kind}-${name.replaceAll('-', '')}`,
    has: (kind: string, name: string) =>
      (kind === 'outcome' && ['question', 'positive'].includes(name)) ||
      (kind === 'option' && ['question', 'short'].includes(name)),
  };
  const ids = {
    steps: idsByCelName(['reading-plan', 'opinion', 'diary']),
    links: idsByCelName(['last-trial']),
  };

  test.each([
    ['steps.readingPlan.start', 'steps.stepReadingplan.field-start'],
    ['has(steps.readingPlan.a.b)', 'has(steps.stepReadingplan.field-a.field-b)'],
    ['rounds . opinion > 1', 'rounds . stepOpinion > 1'],
    ['entries.diary.missed < 10', 'entries.stepDiary.missed < 10'],
    ['links.lastTrial.score', 'links.linkLasttrial.shown-score'],
    ['links.lastTrial.reader.home', 'links.linkLasttrial.shown-reader.field-home'],
    ['data.answer == "question"', 'data.field-answer == "option-question"'],
    ['outcomes.opinion == "question"', 'outcomes.stepOpinion == "outcome-question"'],
    ['"question" != outcomes.opinion', '"outcome-question" != outcomes.stepOpinion'],
    [
      'outcomes.opinion in ["positive", "question"]',
      'outcomes.stepOpinion in ["outcome-positive", "outcome-question"]',
    ],
    [
      'outcomes.opinion == "question" && steps.readingPlan.kind == "question"',
      'outcomes.stepOpinion == "outcome-question" && steps.stepReadingplan.field-kind == "option-question"',
    ],
    ['(outcomes.opinion == "question") == true', '(outcomes.stepOpinion == "outcome-question") == true'],
    ['data.x == "nobody"', 'data.field-x == "nobody"'],
    ['data.list.exists(x, x.on == data.on)', 'data.field-list.exists(x, x.field-on == data.field-on)'],
  ])('%s', (cel, renamed) => {
    // A name with a hyphen shows what it names; no expression has one.
    expect(renameWorkflowExpression(cel, ids, names)).toBe(renamed);
  });
});

describe('a definition with a workflow', () => {
  const { files, shared } = readingFiles();
  const bundle = readingBundle();

  test('is sound under any other names, and its steps read the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1 }), (seed) => {
        const renamed = renameIds(files, shared, bundle, seed);
        const { bundle: other, findings } = buildBundle(renamed.files, renamed.shared);
        expect(findings).toEqual([]);
        const step = (id: string) => renamed.names.rename('step', id);
        const link = (id: string) => renamed.names.rename('link', id);
        const reads = ({ steps, outcomes, rounds, entries, links }: WorkflowReads) => ({
          steps: steps.map(step).sort(),
          outcomes: outcomes.map(step).sort(),
          rounds: rounds.map(step).sort(),
          entries: entries.map(step).sort(),
          links: links.map(link).sort(),
        });
        const trial = other?.workflows[renamed.names.rename('recordType', 'trial')];
        for (const [index, original] of (bundle.workflows.trial?.steps ?? []).entries()) {
          const renamedStep = trial?.steps[index];
          expect(renamedStep?.id).toBe(step(original.id));
          expect(renamedStep?.requires).toEqual(original.requires.map(step));
          expect(renamedStep?.when?.reads).toEqual(original.when && reads(original.when.reads));
          expect(renamedStep?.outcomes.map(({ reopens, adds }) => [reopens, adds])).toEqual(
            original.outcomes.map(({ reopens, adds }) => [reopens.map(step), adds.map(step)]),
          );
        }
      }),
      { numRuns: 10 },
    );
  });

  test('has other names for everything that it chose, and says the same', () => {
    const renamed = renameIds(files, shared, bundle, 7);
    const sentences = /"(?:title|text|reason)": "[^"]*"/g;
    const everything = [
      ...['form.json', 'workflow.json', 'cases/question.case.json'].map((path) => renamed.files[path] ?? ''),
      ...Object.keys(JSON.parse(renamed.files['i18n/en.json'] ?? '{}')),
      ...Object.keys(renamed.files).filter((path) => path.startsWith('steps/')),
    ]
      .join(' ')
      .replaceAll(sentences, '');
    for (const word of [
      'reading-plan',
      'readingPlan',
      'answer-check',
      'answerCheck',
      'opinion',
      'library-card',
      'libraryCard',
      'lastTrial',
      'question',
      'positive',
      'planned',
      'approval',
      'council',
      'help-desk',
      '"level"',
      'diary-waits',
    ]) {
      expect(everything).not.toContain(word);
    }
    const text = renamed.files['cases/question.case.json'] ?? '{}';
    const [, , created, , , undone, waited, , saved] = (JSON.parse(text) as CaseFile).steps;
    expect(created?.parent).toBe('card');
    expect(undone).toMatchObject({ person: 'colleague', expect: { cite: 'art. 7' } });
    expect(waited?.who).toBe('system');
    expect(saved?.entry).toBe('2026-11-23');
  });

  test('comes back under its own names', () => {
    const renamed = renameIds(files, shared, bundle, 7);
    const other = buildBundle(renamed.files, renamed.shared).bundle;
    if (!other) throw new Error('The renamed definition has findings.');
    const again = renameIds(renamed.files, renamed.shared, other, 8);
    const third = buildBundle(again.files, again.shared).bundle;
    // Only names differ: what has none is the same in all three.
    const shape = ({ workflows }: typeof other) =>
      Object.values(workflows).map(({ steps, links, access }) => [
        steps.map(({ correction, medical, outcomes, effects }) => [
          correction,
          medical,
          outcomes.map(({ ends }) => ends),
          effects.map(({ type, on, hold, offset }) => [type, on, hold, offset]),
        ]),
        links.map(({ kind }) => kind),
        access.map(({ when }) => typeof when === 'string'),
      ]);
    expect(third && shape(third)).toEqual(shape(bundle));
    expect(shape(other)).toEqual(shape(bundle));
    expect(contentHash(other)).not.toBe(contentHash(bundle));
  });
});

test('a migration gets the names of its definition', () => {
  const bundle = libraryBundle();
  const { names } = renameIds(libraryFiles().files, libraryFiles().shared, bundle, 7);
  const step = names.rename('step', 'signup');
  const field = (name: string) => names.rename('field', name);
  const migration = renameMigration(
    {
      from: '0.9.0',
      operations: [
        { op: 'renameField', step: 'signup', from: '/card/sort', to: '/card/kind' },
        { op: 'renameOption', step: 'signup', pointer: '/card/kind', from: 'young', to: 'child' },
        { op: 'default', step: 'signup', pointer: '/card/kind', value: 'adult' },
        {
          op: 'split',
          step: 'signup',
          pointer: '/card/shelf',
          into: [{ pointer: '/card/kind', cel: 'value == "child" ? "child" : "other"' }],
        },
      ],
    },
    bundle,
    names,
  );
  const kind = `/${field('card')}/${field('kind')}`;
  const child = names.rename('option', 'child');
  expect(migration.operations).toEqual([
    { op: 'renameField', step, from: `/${field('card')}/${field('sort')}`, to: kind },
    { op: 'renameOption', step, pointer: kind, from: 'young', to: child },
    { op: 'default', step, pointer: kind, value: names.rename('option', 'adult') },
    {
      op: 'split',
      step,
      pointer: `/${field('card')}/${field('shelf')}`,
      into: [{ pointer: kind, cel: `value == "${child}" ? "${child}" : "other"` }],
    },
  ]);
});
