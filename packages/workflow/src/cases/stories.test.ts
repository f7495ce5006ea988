import { describe, expect, it } from 'vitest';
import { bundleOf, cel, final, outcome, step, undo } from '../../test/workflows.ts';
import { createEngineDriver } from './engineDriver.ts';
import { runCase } from './runCase.ts';
import { storiesOf } from './stories.ts';

const steps = [
  step('consent', final),
  step('opinion', {
    ...undo,
    requires: ['consent'],
    outcomes: [outcome('no', { when: cel('data.answer == "no"'), ends: true }), outcome('yes')],
  }),
  step('visit', { requires: ['opinion'] }),
];
const bundle = bundleOf(steps, { fields: { opinion: { answer: 'text' } } });
const people = () => ({
  organisation: { number: '1', name: 'Library' },
  author: { number: '2', name: 'Ada' },
});
const createDriver = () => createEngineDriver(bundle, people, () => () => []);
const { loan } = bundle.workflows;

const options = {
  recordType: 'loan',
  workflow: loan ?? { steps: [], links: [], support: [], access: [] },
  creator: 'clerk',
  start: Date.parse('2026-11-22T09:00:00Z'),
  samples: { opinion: [{ answer: 'no' }, { answer: 'yes' }] },
  createDriver,
  mostStates: 40,
};

describe('stories along the paths of a machine', () => {
  it('lead to every state, with something refused on the way, and hold when they are told again', async () => {
    const stories = await storiesOf(options);
    const all = stories.flatMap((story) => story.steps.map(({ expect: expected }) => expected));
    const stood = new Set(all.map((expected) => JSON.stringify(expected?.steps?.opinion)));
    expect([...stood].join()).toMatch(/"no".*"yes"|"yes".*"no"/);
    expect(new Set(all.map((expected) => expected?.status))).toEqual(new Set(['open', 'closed']));
    expect(all.some((expected) => expected?.refused !== undefined)).toBe(true);
    for (const story of stories) expect((await runCase(createDriver(), story)).differences).toEqual([]);
  });

  it('do not hold on a driver that forgets an undo', async () => {
    const stories = await storiesOf(options);
    const forgetful = () => {
      const driver = createDriver();
      return {
        ...driver,
        perform: async (action: Parameters<typeof driver.perform>[0]) =>
          action.do === 'undo' ? {} : driver.perform(action),
      };
    };
    const found = await Promise.all(stories.map((story) => runCase(forgetful(), story)));
    expect(found.flatMap(({ differences }) => differences)).not.toEqual([]);
  });
});
