import { getAt } from '@greffe/definition';
import { type Operation, prepareMigration } from '@greffe/definition/migrate';
import { describe, expect, test } from 'vitest';
import { instant, StoredRecord } from '../../test/movable.ts';
import {
  number,
  partsOf,
  schemas,
  steps,
  text,
  type VersionChange,
  versionBundle,
  workflowStep,
} from '../../test/versions.ts';
import { decide, recordStatus, stepStatus } from '../index.ts';
import { canMove, canMoveBack } from './canMove.ts';
import type { DataRow, Move, MoveCheck } from './types.ts';
import { noteWords, reasonWords } from './words.ts';

const first = partsOf(versionBundle('1.0.0'));

/** A move to a version that differs so. */
function moveTo(change: VersionChange): Move {
  const to = partsOf(versionBundle('1.1.0', change));
  const { operations, findings } = prepareMigration(first.bundle, to.bundle);
  expect(findings).toEqual([]);
  return { from: first, to, operations };
}

/** Rows in an order of their own: a record holds a set of them. */
const inOrder = (rows: readonly DataRow[]) =>
  rows.toSorted((a, b) => `${a.step} ${a.round} ${a.entry}`.localeCompare(`${b.step} ${b.round} ${b.entry}`));

function moved(check: MoveCheck): Extract<MoveCheck, { ok: true }> {
  if (!check.ok) throw new Error(JSON.stringify(check.reasons));
  return check;
}

/** The sentences of an answer. */
function said(check: MoveCheck, { from, to }: Move): readonly string[] {
  const bundles = { from: from.bundle, to: to.bundle };
  return check.ok
    ? check.notes.map((note) => noteWords(note, bundles, 'en'))
    : check.reasons.flatMap((reason) => reasonWords(reason, bundles, 'en'));
}

const intake = {
  start: '2026-11-22',
  kilos: 70,
  smoker: 'ex',
  note: 'x',
  visits: [{ on: '2026-11-01', where: 'ward' }],
};
const intakeOf = (properties: object, without: readonly string[] = []) => ({
  ...schemas,
  intake: {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries({ ...(schemas.intake?.properties as object), ...properties }).filter(
        ([name]) => !without.includes(name),
      ),
    ),
  },
});

const begun = () => new StoredRecord(first).do(1, { type: 'validate', step: 'person' }, {});
const drafted = () => begun().do(2, { type: 'save', step: 'intake' }, intake);
const validated = () => begun().do(2, { type: 'validate', step: 'intake' }, intake);
/** Past the window, with a decision that began another round, an entry that is done and one at will. */
const inRounds = () =>
  validated()
    .do(10, { type: 'validate', step: 'opinion' }, { answer: 'again', why: 'unclear' })
    .do(20, { type: 'validate', step: 'intake' }, { ...intake, note: 'clear' })
    .do(30, { type: 'save', step: 'diary', entry: '2026-11-22' }, { pain: 3 })
    .do(31, { type: 'validate', step: 'diary', entry: '2026-11-22' }, { pain: 4 })
    .do(32, { type: 'add', step: 'measure', entry: 'm1' })
    .do(33, { type: 'save', step: 'measure', entry: 'm1' }, { value: 12 });

const renamed: VersionChange = {
  schemas: {
    ...Object.fromEntries(Object.entries(schemas).filter(([id]) => id !== 'intake')),
    baseline: intakeOf({ weight: number }, ['kilos']).intake,
  },
  steps: JSON.parse(
    JSON.stringify(steps).replaceAll('"intake"', '"baseline"').replaceAll('steps.intake.', 'steps.baseline.'),
  ),
  operations: [
    { op: 'renameStep', from: 'intake', to: 'baseline' },
    { op: 'renameField', step: 'baseline', from: '/kilos', to: '/weight' },
  ],
};

describe('a record moves with its answers and its state', () => {
  test('nothing but the version changes when nothing else does', () => {
    const move = moveTo({});
    const record = inRounds();
    const check = moved(canMove(record.movable, move, instant(40)));
    expect(check.notes).toEqual([]);
    expect(inOrder(check.rows)).toEqual(inOrder(record.rows));
    expect(check.decision).toMatchObject({ events: [], effects: [], entries: [], removed: [] });
    expect(check.decision.snapshot).toEqual({ ...record.snapshot, definition: move.to.bundle.hash });
  });

  test('a renamed step takes its status, rounds and entries along', () => {
    const move = moveTo(renamed);
    const record = inRounds();
    const check = moved(canMove(record.movable, move, instant(40)));
    const { snapshot } = check.decision;
    expect(stepStatus(snapshot, 'baseline')).toBe(stepStatus(record.snapshot, 'intake'));
    expect(snapshot.context.steps.baseline).toEqual(record.snapshot.context.steps.intake);
    expect(snapshot.context.steps.diary).toEqual(record.snapshot.context.steps.diary);
    expect(
      inOrder(check.rows)
        .filter(({ step }) => step === 'baseline')
        .map((row) => [row.round, getAt(row.validated, '/weight')]),
    ).toEqual([
      [1, 70],
      [2, 70],
    ]);
    expect(check.notes).toEqual([]);
    expect(check.decision.events, 'no message leaves, no day is planned again').toEqual([]);
  });

  test('a new step waits or opens by the rules, a removed one is kept aside', () => {
    const move = moveTo({
      schemas: {
        ...Object.fromEntries(Object.entries(schemas).filter(([id]) => id !== 'measure')),
        extra: { type: 'object', properties: { a: text } },
      },
      steps: [...steps.filter(({ id }) => id !== 'measure'), workflowStep('extra', { requires: ['intake'] })],
    });
    const check = moved(canMove(inRounds().movable, move, instant(40)));
    expect(stepStatus(check.decision.snapshot, 'extra')).toBe('open');
    expect(stepStatus(check.decision.snapshot, 'measure')).toBeUndefined();
    expect(check.rows.find(({ step }) => step === 'measure')).toMatchObject({
      entry: 'm1',
      draft: { value: 12 },
    });
    expect(said(check, move)).toEqual([
      'The step ‘measure’ does not exist any more; what it holds is kept aside.',
      'The step ‘extra’ is new: open.',
    ]);
    const waiting = moved(canMove(begun().movable, move, instant(2)));
    expect(stepStatus(waiting.decision.snapshot, 'extra')).toBe('waiting');
  });

  test('a condition that is new is asked, and a step that no longer applies is skipped', () => {
    const move = moveTo({
      steps: steps.map((one) =>
        one.id === 'opinion' ? { ...one, when: 'steps.intake.smoker == "yes"' } : one,
      ),
    });
    const check = moved(canMove(validated().do(8, { type: 'wait' }).movable, move, instant(10)));
    expect(stepStatus(check.decision.snapshot, 'opinion')).toBe('skipped');
    expect(said(check, move)).toEqual(['The step ‘opinion’ was open and is now not applicable.']);
  });

  test('what a draft held and has no place is dropped, what is new is asked', () => {
    const move = moveTo({
      schemas: intakeOf({ height: number }, ['note']),
      logic: { intake: { '/height': { required: true } } },
    });
    const check = moved(canMove(drafted().movable, move, instant(3)));
    expect(said(check, move)).toEqual([
      'In the step ‘intake’, the answer of ‘note’ has no place any more; it is kept in the history.',
      'In the step ‘intake’, ‘height’ will be asked.',
    ]);
  });

  test('an answer goes to another step, in the draft of one that nobody began', () => {
    const move = moveTo({
      schemas: {
        ...intakeOf({}, ['note']),
        opinion: { type: 'object', properties: { ...(schemas.opinion?.properties as object), note: text } },
      },
      operations: [
        { op: 'move', from: { step: 'intake', pointer: '/note' }, to: { step: 'opinion', pointer: '/note' } },
      ],
    });
    const check = moved(canMove(validated().do(8, { type: 'wait' }).movable, move, instant(9)));
    expect(check.rows.find(({ step }) => step === 'opinion')).toEqual({
      step: 'opinion',
      round: 1,
      entry: '',
      draft: { note: 'x' },
    });
    const [none] = moved(canMove(begun().movable, move, instant(2))).rows.filter(
      ({ step }) => step === 'opinion',
    );
    expect(none, 'no empty draft is left behind').toBeUndefined();
  });
});

describe('a record stays where it is', () => {
  const required = {
    schemas: intakeOf({ height: number }),
    logic: { intake: { '/height': { required: true } } },
  };

  test('while a step can still be undone, to the millisecond', () => {
    const record = validated();
    const move = moveTo({});
    const check = canMove(record.movable, move, instant(6));
    expect(check).toMatchObject({ ok: false, reasons: [{ code: 'window', step: 'intake' }] });
    expect(said(check, move)).toEqual([
      'The step ‘intake’ was just validated and can still be undone: wait until that has ended.',
    ]);
    expect(canMove(record.movable, move, instant(7)), 'first the lock, in its own version').toMatchObject({
      reasons: [{ code: 'deadline' }],
    });
    expect(canMove(record.do(7, { type: 'wait' }).movable, move, instant(7)).ok).toBe(true);
  });

  test('when what was validated would not be valid', () => {
    const move = moveTo(required);
    const check = canMove(validated().do(8, { type: 'wait' }).movable, move, instant(9));
    expect(check).toMatchObject({
      ok: false,
      reasons: [{ code: 'invalid', step: 'intake', errors: [{ pointer: '/height', code: 'required' }] }],
    });
    expect(said(check, move)[0]).toMatch(/^In the step ‘intake’: “height”/);
  });

  test('but not with a default for it', () => {
    const move = moveTo({
      ...required,
      operations: [{ op: 'default', step: 'intake', pointer: '/height', value: 170 }],
    });
    const check = moved(canMove(validated().do(8, { type: 'wait' }).movable, move, instant(9)));
    expect(getAt(check.rows.find(({ step }) => step === 'intake')?.validated, '/height')).toBe(170);
  });

  test('when an entry would not be valid, and says which', () => {
    const move = moveTo({
      schemas: {
        ...schemas,
        diary: { type: 'object', properties: { pain: { type: 'integer', maximum: 3, origin: 'proposed' } } },
      },
    });
    const check = canMove(inRounds().movable, move, instant(40));
    expect(check).toMatchObject({ reasons: [{ code: 'invalid', step: 'diary', entry: '2026-11-22' }] });
  });

  test('when a validated value cannot be retyped; a draft loses it and says so', () => {
    const change = {
      schemas: intakeOf({ note: { type: 'integer', origin: 'proposed' } }),
      operations: [{ op: 'retype', step: 'intake', pointer: '/note', to: 'integer' }],
    };
    const move = moveTo(change);
    const check = canMove(validated().do(8, { type: 'wait' }).movable, move, instant(9));
    expect(check).toMatchObject({
      ok: false,
      reasons: [{ code: 'value', step: 'intake', pointer: '/note' }],
    });
    expect(said(check, move)[0]).toContain('the answer of ‘note’ cannot be carried over');
    expect(moved(canMove(drafted().movable, move, instant(9))).notes).toContainEqual({
      code: 'dropped',
      step: 'intake',
      pointer: '/note',
    });
  });

  test('when a step becomes many, an outcome is not known, the version is older', () => {
    const many = moveTo({
      steps: steps.map(({ outcomes, ...one }) =>
        one.id === 'opinion'
          ? { ...one, repeat: { kind: 'atWill' } }
          : { ...one, ...(outcomes ? { outcomes } : {}) },
      ),
    });
    const decided = validated()
      .do(10, { type: 'validate', step: 'opinion' }, { answer: 'yes' })
      .do(20, { type: 'wait' });
    expect(canMove(decided.movable, many, instant(21))).toMatchObject({
      reasons: [{ code: 'repeatChanged', step: 'opinion' }],
    });
    const other = moveTo({
      steps: steps.map((one) =>
        one.id === 'opinion' ? { ...one, outcomes: [{ id: 'done', origin: 'proposed' }] } : one,
      ),
    });
    expect(canMove(decided.movable, other, instant(21))).toMatchObject({
      reasons: [{ code: 'outcome', step: 'opinion', outcome: 'given' }],
    });
    const back = { from: many.to, to: first, operations: [] };
    expect(canMove(new StoredRecord(many.to).movable, back, instant(1))).toMatchObject({
      reasons: [{ code: 'older' }],
    });
  });
});

describe('the way back', () => {
  const operations: VersionChange = {
    ...renamed,
    operations: [
      ...(renamed.operations ?? []),
      { op: 'retype', step: 'diary', pointer: '/pain', to: 'text' },
    ],
    schemas: {
      ...renamed.schemas,
      // One field has no place any more: it is what the move kept that brings it back.
      baseline: intakeOf({ weight: number }, ['kilos', 'note']).intake ?? {},
      diary: { type: 'object', properties: { pain: text } },
    },
  };

  test.each([
    ['begun', begun],
    ['a draft', drafted],
    ['validated', () => validated().do(8, { type: 'wait' })],
    ['with rounds and entries', inRounds],
  ])('%s: the same answers and the same state', (_name, make) => {
    const record = make();
    const move = moveTo(operations);
    const there = moved(canMove(record.movable, move, instant(40)));
    const after = {
      ...record.movable,
      snapshot: there.decision.snapshot,
      rows: there.rows,
      entries: there.entries,
    };
    const back = moved(canMoveBack(after, move, { kept: there.kept, before: record.snapshot }, instant(41)));
    expect(inOrder(back.rows)).toEqual(inOrder(record.rows));
    expect(back.entries).toEqual(record.entries);
    expect(back.decision.snapshot).toEqual(record.snapshot);
  });

  test('takes along what happened since', () => {
    const record = drafted();
    const move = moveTo(renamed);
    const there = moved(canMove(record.movable, move, instant(3)));
    const data = { ...intake, kilos: undefined, weight: 71, note: 'more' };
    const since = decide(
      move.to.machine,
      there.decision.snapshot,
      { type: 'validate', step: 'baseline' },
      {
        requester: { person: 'ann', roles: ['doctor'], isSystem: false },
        errorCount: 0,
        steps: {},
        links: {},
        entries: [],
        data,
      },
      instant(4),
    );
    if (!since.ok) throw new Error(since.refusal.code);
    const locked = decide(
      move.to.machine,
      since.snapshot,
      { type: 'wait' },
      {
        requester: { roles: [], isSystem: true },
        errorCount: 0,
        steps: { baseline: data },
        links: {},
        entries: since.entries,
      },
      instant(9),
    );
    if (!locked.ok) throw new Error(locked.refusal.code);
    const rows = there.rows.map((row) =>
      row.step === 'baseline' ? { ...row, draft: data, validated: data } : row,
    );
    const after = { ...record.movable, snapshot: locked.snapshot, rows, entries: locked.entries };
    const back = moved(canMoveBack(after, move, { kept: there.kept, before: record.snapshot }, instant(10)));
    expect(back.rows.find(({ step }) => step === 'intake')?.validated).toMatchObject({
      kilos: 71,
      note: 'more',
    });
    expect(stepStatus(back.decision.snapshot, 'intake')).toBe('locked');
    expect(recordStatus(back.decision.snapshot)).toBe('open');
  });

  test('finds a removed step where it stood', () => {
    const move = moveTo({
      schemas: Object.fromEntries(Object.entries(schemas).filter(([id]) => id !== 'measure')),
      steps: steps.filter(({ id }) => id !== 'measure'),
    });
    const record = inRounds();
    const there = moved(canMove(record.movable, move, instant(40)));
    const after = { ...record.movable, snapshot: there.decision.snapshot, rows: there.rows };
    const back = moved(canMoveBack(after, move, { kept: there.kept, before: record.snapshot }, instant(41)));
    expect(back.decision.snapshot).toEqual(record.snapshot);
    expect(inOrder(back.rows)).toEqual(inOrder(record.rows));
  });
});

test('operations of several versions follow each other', () => {
  const second = versionBundle('1.1.0', renamed);
  const third = versionBundle('1.2.0', {
    ...renamed,
    schemas: { ...renamed.schemas, baseline: intakeOf({ mass: number }, ['kilos']).intake },
    operations: [{ op: 'renameField', step: 'baseline', from: '/weight', to: '/mass' }],
    from: '1.1.0',
    files: { 'migrations/1.1.0.json': { from: '1.0.0', operations: renamed.operations } },
  });
  expect(prepareMigration(second, third).operations).toHaveLength(1);
  const { operations, findings } = prepareMigration(first.bundle, third);
  expect(findings).toEqual([]);
  const move = { from: first, to: partsOf(third), operations: operations as readonly Operation[] };
  const check = moved(canMove(drafted().movable, move, instant(3)));
  expect(check.rows.find(({ step }) => step === 'baseline')?.draft).toMatchObject({ mass: 70 });
});
