import { prepareMigration } from '@greffe/definition/migrate';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instant, StoredRecord } from '../../test/movable.ts';
import { number, partsOf, schemas, steps, text, versionBundle, workflowStep } from '../../test/versions.ts';
import { decide, recordStatus, stepStatus } from '../index.ts';
import type { Command } from '../types.ts';
import { canMove, canMoveBack } from './canMove.ts';
import type { DataRow } from './types.ts';

const first = partsOf(versionBundle('1.0.0'));
const { intake, measure: _measure, ...others } = schemas;
const { kilos: _kilos, ...kept } = (intake?.properties ?? {}) as Record<string, unknown>;
/** A step and a field under other names, a kind changed, a step gone and one that is new. */
const second = partsOf(
  versionBundle('1.1.0', {
    schemas: {
      ...others,
      baseline: { type: 'object', properties: { ...kept, weight: number } },
      diary: { type: 'object', properties: { pain: text } },
      extra: { type: 'object', properties: { a: text } },
      plain: { type: 'object', properties: { a: text } },
    },
    steps: [
      ...JSON.parse(
        JSON.stringify(steps.filter(({ id }) => id !== 'measure'))
          .replaceAll('"intake"', '"baseline"')
          .replaceAll('steps.intake.', 'steps.baseline.'),
      ),
      workflowStep('plain', { requires: ['baseline'] }),
      workflowStep('extra', { requires: ['baseline'], when: 'steps.baseline.smoker == "yes"' }),
    ],
    operations: [
      { op: 'renameStep', from: 'intake', to: 'baseline' },
      { op: 'renameField', step: 'baseline', from: '/kilos', to: '/weight' },
      { op: 'retype', step: 'diary', pointer: '/pain', to: 'text' },
    ],
  }),
);
const { operations } = prepareMigration(first.bundle, second.bundle);
const move = { from: first, to: second, operations };

type Asked = readonly [command: Command, data?: Record<string, unknown> | undefined];
const data: Readonly<Record<string, readonly Record<string, unknown>[]>> = {
  person: [{}],
  intake: [
    { start: '2026-11-22', kilos: 70, smoker: 'yes' },
    { start: '2026-11-20', kilos: 71, note: 'x', visits: [{ on: '2026-11-01' }, {}] },
  ],
  opinion: [{ answer: 'again' }, { answer: 'yes', why: 'x' }],
};
const asked: fc.Arbitrary<Asked> = fc.oneof(
  fc
    .constantFrom('person', 'intake', 'opinion')
    .chain((step) =>
      fc
        .tuple(fc.constantFrom('save' as const, 'validate' as const), fc.constantFrom(...(data[step] ?? [])))
        .map(([type, given]): Asked => [{ type, step }, given]),
    ),
  fc
    .constantFrom('person', 'intake', 'opinion')
    .map((step): Asked => [{ type: step === 'person' ? 'reopen' : 'undo', step }]),
  fc
    .tuple(fc.constantFrom('save' as const, 'validate' as const), fc.constantFrom('2026-11-22', '2026-11-20'))
    .map(([type, entry]): Asked => [{ type, step: 'diary', entry }, { pain: 3 }]),
  fc.constantFrom('m1', 'm2').map((entry): Asked => [{ type: 'add', step: 'measure', entry }]),
  fc
    .constantFrom('m1', 'm2')
    .map((entry): Asked => [{ type: 'validate', step: 'measure', entry }, { value: 5 }]),
);
/** What a record needs before anything else can be done with it; each story begins with some of it. */
const plot: readonly (readonly [number, Asked])[] = [
  [1, [{ type: 'validate', step: 'person' }, {}]],
  [1, [{ type: 'validate', step: 'intake' }, data.intake?.[0]]],
  [6, [{ type: 'validate', step: 'opinion' }, { answer: 'again' }]],
  [6, [{ type: 'validate', step: 'intake' }, data.intake?.[1]]],
];
const rest = fc.array(fc.tuple(fc.constantFrom(0, 1, 6, 1440), asked), { maxLength: 14 });

const story = fc
  .tuple(fc.nat({ max: plot.length }), rest)
  .map(([length, more]) => [...plot.slice(0, length), ...more]);

const inOrder = (rows: readonly DataRow[]) =>
  rows.toSorted((a, b) => `${a.step} ${a.round} ${a.entry}`.localeCompare(`${b.step} ${b.round} ${b.entry}`));

/** A record after a story; what is refused did not happen. */
function told(commands: readonly (readonly [number, Asked])[]): { record: StoredRecord; at: number } {
  let record = new StoredRecord(first);
  let at = 0;
  for (const [minutes, [command, given]] of commands) {
    at += minutes;
    const before = record.copy();
    try {
      record.do(at, command, given);
    } catch {
      record = before.do(at, { type: 'wait' });
    }
  }
  return { record: record.do(at + 6, { type: 'wait' }), at: at + 6 };
}

test('whatever has happened, a record that moves stands where its version says, and comes back as it was', () => {
  const seen = { moves: 0, rounds: 0, entries: 0 };
  fc.assert(
    fc.property(story, (commands) => {
      const { record, at } = told(commands);
      const there = canMove(record.movable, move, instant(at));
      if (!there.ok) {
        expect(there.reasons.map(({ code }) => code)).toEqual(['sending']);
        return;
      }
      seen.moves += 1;
      if ((record.snapshot.context.steps.intake?.round ?? 1) > 1) seen.rounds += 1;
      if (record.entries.some(({ validations }) => validations > 0)) seen.entries += 1;
      const { snapshot } = there.decision;
      expect(Object.keys(snapshot.context.steps).sort()).toEqual(
        second.machine.workflow.steps.map(({ id }) => id).sort(),
      );
      // Nothing is left to be settled: waiting once more does nothing.
      const facts = {
        requester: { roles: [], isSystem: true },
        errorCount: 0,
        steps: Object.fromEntries(
          there.rows.flatMap(({ step, round, entry, validated }) =>
            validated && entry === '' && snapshot.context.steps[step]?.round === round
              ? [[step, validated]]
              : [],
          ),
        ),
        links: {},
        entries: there.entries,
      };
      expect(decide(second.machine, snapshot, { type: 'wait' }, facts, instant(at))).toMatchObject({
        ok: true,
        events: [],
      });
      expect(stepStatus(snapshot, 'baseline')).toBe(stepStatus(record.snapshot, 'intake'));
      const isMet = ['validated', 'locked'].includes(stepStatus(snapshot, 'baseline') ?? '');
      expect(stepStatus(snapshot, 'plain')).toBe(isMet ? 'open' : 'waiting');

      const after = { ...record.movable, snapshot, rows: there.rows, entries: there.entries };
      const back = canMoveBack(after, move, { kept: there.kept, before: record.snapshot }, instant(at));
      if (!back.ok) throw new Error(JSON.stringify(back.reasons));
      expect(inOrder(back.rows)).toEqual(inOrder(record.rows));
      expect(back.decision.snapshot.state).toEqual(record.snapshot.state);
      expect(recordStatus(back.decision.snapshot)).toBe(recordStatus(record.snapshot));
    }),
    { numRuns: 1000 },
  );
  // Not only records in which nothing has happened.
  expect(seen.moves).toBeGreaterThan(800);
  expect(Math.min(seen.rounds, seen.entries), JSON.stringify(seen)).toBeGreaterThan(10);
});
