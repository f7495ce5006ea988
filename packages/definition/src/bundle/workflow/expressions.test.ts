import { describe, expect, test } from 'vitest';
import { type Fault, finds, place, set, setIn } from '../../../test/workflowFaults.ts';

const EXPRESSIONS: readonly Fault[] = [
  [
    'an unknown field',
    set('answer', { when: 'steps.readingPlan.knd == "short"' }),
    place('answer', 'when'),
    { code: 'cel.fault', suggestion: expect.stringContaining('kind') },
  ],
  [
    'an unknown step',
    set('answer', { when: 'rounds.opinon > 1' }),
    place('answer', 'when'),
    { code: 'cel.fault', suggestion: expect.stringContaining('opinion') },
  ],
  [
    'a step as it is written elsewhere',
    set('answer', { when: 'steps.reading-plan.kind == "short"' }),
    place('answer', 'when'),
    { code: 'cel.fault', suggestion: 'In an expression, "reading-plan" is written readingPlan.' },
  ],
  [
    'an outcome of a step without',
    set('answer', { when: 'outcomes.agreement == "x"' }),
    place('answer', 'when'),
    { code: 'cel.fault' },
  ],
  [
    'an outcome that its step does not have',
    set('summary', { when: 'outcomes.opinion == "positve"' }),
    place('summary', 'when'),
    { code: 'outcome.unknown', suggestion: 'Did you mean "positive"?' },
  ],
  [
    'an outcome in a list',
    set('summary', { when: 'outcomes.opinion in ["positive", "moer"]' }),
    place('summary', 'when'),
    { code: 'outcome.unknown', suggestion: 'Did you mean "more"?' },
  ],
  [
    'a link',
    set('opinion', { when: 'links.libraryCrd.level > 1' }),
    place('opinion', 'when'),
    { code: 'cel.fault', suggestion: expect.stringContaining('libraryCard') },
  ],
  [
    'a name that a link does not show',
    set('opinion', { when: 'links.libraryCard.levl > 1' }),
    place('opinion', 'when'),
    { code: 'cel.fault', suggestion: expect.stringContaining('level') },
  ],
  [
    'a condition that is a number',
    set('answer', { when: 'rounds.opinion' }),
    place('answer', 'when'),
    { code: 'cel.type', message: expect.stringContaining('bool was expected') },
  ],
  [
    'a first day that is true or false',
    setIn('diary', 'repeat', { from: 'has(steps.readingPlan.start)' }),
    place('diary', 'repeat/from'),
    { code: 'cel.type', message: expect.stringContaining('date was expected') },
  ],
  [
    'a last day that is a text',
    setIn('diary', 'repeat', { to: 'steps.readingPlan.kind' }),
    place('diary', 'repeat/to'),
    { code: 'cel.type' },
  ],
  [
    'a due date that is a number',
    setIn('summary', 'due', { date: 'rounds.opinion' }),
    place('summary', 'due/date'),
    { code: 'cel.type' },
  ],
  [
    'an outcome by a text',
    setIn('opinion', 'outcomes', { when: 'data.answer' }),
    place('opinion', 'outcomes/0/when'),
    { code: 'cel.type' },
  ],
  [
    'the day of today',
    set('answer', { when: 'steps.readingPlan.start < today' }),
    place('answer', 'when'),
    { code: 'cel.fault', suggestion: expect.stringContaining('due date') },
  ],
  [
    'data before there are any',
    setIn('opinion', 'effects', { when: 'data.answer == "more"' }),
    place('opinion', 'effects/0/when'),
    { code: 'cel.fault' },
  ],
  [
    'data in the condition of a step',
    set('plan', { when: 'data.kind == "short"' }),
    place('plan', 'when'),
    { code: 'cel.fault' },
  ],
  [
    'no expression at all',
    ({ access }) => void Object.assign(access[0] ?? {}, { when: 'turns' }),
    '/access/0/when',
    { code: 'cel.fault' },
  ],
  [
    'the data of a repeated step',
    set('summary', { when: 'steps.diary.pages > 3' }),
    place('summary', 'when'),
    { code: 'workflow.repeated-read', suggestion: expect.stringContaining('entries.diary.validated') },
  ],
  [
    'a repeated step that a link shows',
    ({ links }) =>
      void Object.assign(links[1] ?? {}, { shows: { score: { step: 'diary', pointer: '/pages' } } }),
    '/links/1/shows/score/step',
    { code: 'workflow.repeated-read' },
  ],
  [
    'its own data',
    set('plan', { when: 'steps.readingPlan.kind == "short"' }),
    place('plan', 'when'),
    { code: 'workflow.reads-itself' },
  ],
  [
    'its own outcome',
    set('opinion', { when: 'outcomes.opinion != "more"' }),
    place('opinion', 'when'),
    { code: 'workflow.reads-itself' },
  ],
  [
    'its own data in its due date',
    set('plan', { due: { date: 'steps.readingPlan.start' } }),
    place('plan', 'due/date'),
    { code: 'workflow.reads-itself' },
  ],
  [
    'its own outcome in an outcome',
    setIn('opinion', 'outcomes', { when: 'outcomes.opinion == "more"' }),
    place('opinion', 'outcomes/0/when'),
    { code: 'workflow.reads-itself' },
  ],
  [
    'its own entries',
    setIn('session', 'repeat', { from: 'addDays(steps.readingPlan.start, entries.session.open)' }),
    place('session', 'repeat/from'),
    { code: 'workflow.reads-itself' },
  ],
];

describe('an expression that cannot be', () => {
  test.each(EXPRESSIONS)('%s', (...fault) => finds(fault));
});
