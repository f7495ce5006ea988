import { describe, expect, test } from 'vitest';
import { readingFiles } from '../../../test/fixtures.ts';
import { at, type Fault, finds, place, set, setIn, type Trial } from '../../../test/workflowFaults.ts';
import { buildBundle } from '../buildBundle.ts';

const SHAPE: readonly Fault[] = [
  [
    'a step that waits for itself',
    set('plan', { requires: ['reading-plan'] }),
    place('plan', 'requires/0'),
    { code: 'workflow.requires-itself' },
  ],
  [
    'steps that wait for each other',
    set('agreement', { requires: ['summary'] }),
    place('agreement', 'requires/0'),
    {
      code: 'workflow.cycle',
      message: expect.stringContaining('agreement → summary → session → reading-plan → agreement'),
    },
  ],
  [
    'a step that stands twice',
    set('extra', { id: 'session' }),
    place('extra', 'id'),
    { code: 'id.duplicate' },
  ],
  [
    'an outcome that stands twice',
    setIn('opinion', 'outcomes', { id: 'question' }, 1),
    place('opinion', 'outcomes/1/id'),
    { code: 'id.duplicate' },
  ],
  [
    'a link that stands twice',
    ({ links }) => void Object.assign(links[1] ?? {}, { id: 'library-card' }),
    '/links/1/id',
    { code: 'id.duplicate' },
  ],
  [
    'two links with one name in expressions',
    ({ links }) =>
      void links.push(
        { id: 'last-2', recordType: 'trial', kind: 'previous' },
        { id: 'last2', recordType: 'trial', kind: 'previous' },
      ),
    '/links/3/id',
    { code: 'workflow.cel-name', message: expect.stringContaining('"last-2" and "last2"') },
  ],
  [
    'two steps with one name in expressions',
    (trial) => {
      set('answer', { id: 'answer-2' })(trial);
      set('extra', { id: 'answer2' })(trial);
    },
    place('extra', 'id'),
    { code: 'workflow.cel-name' },
  ],
  [
    'a word of the language',
    set('extra', { id: 'return' }),
    place('extra', 'id'),
    { code: 'workflow.cel-name' },
  ],
  [
    'a second parent',
    ({ links }) => void Object.assign(links[1] ?? {}, { kind: 'parent' }),
    '/links/1/kind',
    { code: 'workflow.parents' },
  ],
  [
    'a field filled by what no link shows',
    ({ links }) =>
      void Object.assign(links[0] ?? {}, {
        fills: [{ shown: 'colour', step: 'summary', pointer: '/score' }],
      }),
    '/links/0/fills/0/shown',
    { code: 'shown-value.unknown' },
  ],
  [
    'a field filled beforehand in a step that is filled many times',
    ({ links }) =>
      void Object.assign(links[0] ?? {}, { fills: [{ shown: 'reader', step: 'diary', pointer: '/none' }] }),
    '/links/0/fills/0/step',
    { code: 'workflow.repeated-fill' },
  ],
  [
    'a field filled by one of another kind',
    ({ links }) =>
      void Object.assign(links[0] ?? {}, {
        fills: [{ shown: 'reader', step: 'summary', pointer: '/score' }],
      }),
    '/links/0/fills/0',
    { code: 'workflow.fill-kind' },
  ],
  [
    'what a previous record must have done',
    ({ links }) => void Object.assign(links[1] ?? {}, { requires: ['summary'] }),
    '/links/1/requires',
    { code: 'workflow.word' },
  ],
  [
    'consent that is given many times',
    (trial) => void Object.assign(trial, { consent: 'diary' }),
    '/consent',
    { code: 'workflow.consent' },
  ],
  [
    'an outcome that is always met before others',
    ({ steps }) =>
      void Reflect.deleteProperty((steps[at.opinion] as { outcomes: object[] }).outcomes[0] ?? {}, 'when'),
    place('opinion', 'outcomes/0'),
    { code: 'workflow.outcome-order' },
  ],
  [
    'an end that reopens',
    setIn('opinion', 'outcomes', { ends: true }),
    place('opinion', 'outcomes/0/ends'),
    { code: 'workflow.outcome-ends' },
  ],
  [
    'an entry for a step that gets none',
    setIn('opinion', 'outcomes', { adds: ['measurement'] }, 2),
    place('opinion', 'outcomes/2/adds/0'),
    { code: 'workflow.outcome-target', suggestion: 'Write "reopens".' },
  ],
  [
    'a round for a step that gets entries',
    setIn('opinion', 'outcomes', { reopens: ['extra-session'] }),
    place('opinion', 'outcomes/0/reopens/0'),
    { code: 'workflow.outcome-target', suggestion: 'Write "adds".' },
  ],
  [
    'a window of a step that is final',
    setIn('agreement', 'correction', { window: 'PT5M' }),
    place('agreement', 'correction/window'),
    { code: 'workflow.word' },
  ],
  [
    'undo without a window',
    set('plan', { correction: { mode: 'undo' } }),
    place('plan', 'correction'),
    { code: 'workflow.missing-word' },
  ],
  [
    'days without days',
    set('session', { repeat: { kind: 'days', from: 'steps.readingPlan.start' } }),
    place('session', 'repeat'),
    { code: 'workflow.missing-word' },
  ],
  [
    'a minimum of days',
    setIn('session', 'repeat', { minimum: 2 }),
    place('session', 'repeat/minimum'),
    { code: 'workflow.word' },
  ],
  [
    'a code with a receiver',
    setIn('summary', 'effects', { receiver: 'archive' }),
    place('summary', 'effects/0/receiver'),
    { code: 'workflow.word' },
  ],
  [
    'a transmission without receiver',
    setIn('summary', 'effects', { type: 'transmission' }),
    place('summary', 'effects/0'),
    { code: 'workflow.missing-word' },
  ],
  [
    'a message to nobody',
    setIn('plan', 'effects', { to: undefined }),
    place('plan', 'effects/0'),
    { code: 'workflow.missing-word' },
  ],
  [
    'an outcome before the validation',
    setIn('opinion', 'effects', { outcome: 'positive' }),
    place('opinion', 'effects/0/outcome'),
    { code: 'workflow.word' },
  ],
  [
    'an offset without due date',
    setIn('opinion', 'effects', { offset: 'P1D' }),
    place('opinion', 'effects/0/offset'),
    { code: 'workflow.word' },
  ],
  [
    'a reminder of nothing',
    setIn('plan', 'effects', { on: 'due', when: undefined }),
    place('plan', 'effects/0/on'),
    { code: 'workflow.no-due' },
  ],
  [
    'a due date and a time',
    set('opinion', { due: { within: 'P1D', date: 'steps.readingPlan.start' } }),
    place('opinion', 'due'),
    { code: 'workflow.due' },
  ],
  ['no due date at all', set('summary', { due: {} }), place('summary', 'due'), { code: 'workflow.due' }],
  [
    'a repeat of an unknown kind',
    set('diary', { repeat: { kind: 'dayly' } }),
    place('diary', 'repeat/kind'),
    { code: 'meta.value', suggestion: 'Did you mean "daily"?' },
  ],
];

const DURATIONS: readonly Fault[] = [
  [
    'a window',
    setIn('plan', 'correction', { window: '5M' }),
    place('plan', 'correction/window'),
    { suggestion: expect.stringContaining('PT5M') },
  ],
  [
    'a window of no length',
    setIn('plan', 'correction', { window: 'PT0S' }),
    place('plan', 'correction/window'),
    {},
  ],
  [
    'a window that reaches back',
    setIn('plan', 'correction', { window: '-PT5M' }),
    place('plan', 'correction/window'),
    {},
  ],
  [
    'a window of a thousand years',
    setIn('plan', 'correction', { window: 'P1000Y' }),
    place('plan', 'correction/window'),
    {},
  ],
  ['a due time', setIn('opinion', 'due', { within: 'two weeks' }), place('opinion', 'due/within'), {}],
  [
    'how long an entry is open',
    setIn('diary', 'repeat', { openFor: 'P' }),
    place('diary', 'repeat/openFor'),
    {},
  ],
  [
    'an offset',
    setIn('opinion', 'effects', { offset: '2 days' }, 3),
    place('opinion', 'effects/3/offset'),
    {},
  ],
];

describe('a shape that cannot be', () => {
  test.each(SHAPE)('%s', (...fault) => finds(fault));
});

describe('a duration that is none', () => {
  test.each(DURATIONS)('%s', (...fault) => finds(fault, { code: 'workflow.duration' }));
});

test('a circle is told once', () => {
  const { files, shared } = readingFiles();
  const workflow = JSON.parse(files['workflow.json'] ?? '') as { recordTypes: { trial: Trial } };
  set('agreement', { requires: ['summary'] })(workflow.recordTypes.trial);
  const { findings } = buildBundle({ ...files, 'workflow.json': JSON.stringify(workflow) }, shared);
  expect(findings.filter(({ code }) => code === 'workflow.cycle')).toHaveLength(1);
});
