import type { CaseExpectation } from '@greffe/definition';
import { describe, expect, test } from 'vitest';
import { emptyTally } from '../machine/initialContext.ts';
import { runCase } from './runCase.ts';
import type { CaseAnswer, CaseCreation, CaseDriver, CaseMessage, CaseView } from './types.ts';

const view: CaseView = {
  status: 'open',
  hasCode: true,
  steps: {
    report: {
      status: 'validated',
      round: 2,
      outcome: 'good',
      until: '2026-11-22T08:05:00.000Z',
      due: '2026-11-30T23:00:00.000Z',
      waitsFor: ['visit', 'consent'],
      roles: ['nurse'],
    },
    visit: { status: 'open', round: 1, waitsFor: [], roles: ['nurse', 'doctor'] },
    weight: {
      status: 'open',
      round: 1,
      waitsFor: [],
      roles: ['nurse'],
      tally: { ...emptyTally, locked: 3, missed: 1 },
    },
  },
  messages: [],
  sees: { nurse: true, council: false },
};

const call = { message: 'call', to: ['nurse', 'doctor'] };

/** Answers the same to everything; one message leaves with every step of the case. */
function createStubDriver(answer: CaseAnswer = {}, creation: CaseAnswer = {}) {
  const messages: CaseMessage[] = [];
  const created: CaseCreation[] = [];
  const asked: string[] = [];
  const driver: CaseDriver = {
    create: async (one) => {
      created.push(one);
      return creation;
    },
    perform: async (action) => {
      asked.push(`${action.do} ${action.record}`);
      messages.push(call);
      return answer;
    },
    look: async () => ({ ...view, messages: [...messages] }),
  };
  return { driver, created, asked };
}

const at = '2026-11-22T09:00:00+01:00';
const visit = { at, who: 'nurse', do: 'save', step: 'visit' } as const;
const told = (expectation: CaseExpectation) => ({
  title: 'A case',
  recordType: 'stay',
  steps: [{ ...visit, expect: expectation }],
});

async function differences(expectation: CaseExpectation, answer?: CaseAnswer) {
  const result = await runCase(createStubDriver(answer).driver, told(expectation));
  return result.differences.map(({ pointer, message }) => `${pointer}: ${message}`);
}

describe('what a case expects is compared', () => {
  const holds: CaseExpectation = {
    status: 'open',
    code: true,
    steps: {
      visit: 'open',
      report: {
        status: 'validated',
        round: 2,
        outcome: 'good',
        until: '2026-11-22T09:05:00+01:00',
        due: '2026-12-01T00:00:00+01:00',
        waitsFor: ['consent', 'visit'],
      },
    },
    tasks: { nurse: ['visit'], doctor: ['visit'], council: [] },
    messages: [{ message: 'call', to: ['doctor', 'nurse'] }],
    entries: { weight: { locked: 3, scheduled: 0 } },
    sees: { nurse: true, council: false },
    errors: [],
  };

  test('and holds, in whatever order and with whatever offset', async () => {
    expect(await differences(holds)).toEqual([]);
  });

  test.each<[CaseExpectation, string]>([
    [{ status: 'closed' }, '/status: expected closed, found open'],
    [{ code: false }, '/code: expected no registration code, found a registration code'],
    [{ steps: { visit: 'draft' } }, '/steps/visit: expected draft, found open'],
    [{ steps: { vist: 'open' } }, '/steps/vist: expected open, found no such step'],
    [{ steps: { visit: { outcome: 'good' } } }, '/steps/visit/outcome: expected good, found no outcome'],
    [{ steps: { report: { round: 1 } } }, '/steps/report/round: expected 1, found 2'],
    [
      { steps: { report: { waitsFor: ['visit'] } } },
      '/steps/report/waitsFor: expected visit, found consent; visit',
    ],
    [
      { steps: { visit: { until: at } } },
      '/steps/visit/until: expected 2026-11-22T08:00:00.000Z, found never',
    ],
    [{ steps: { visit: { due: at } } }, '/steps/visit/due: expected 2026-11-22T08:00:00.000Z, found never'],
    [{ tasks: { nurse: [] } }, '/tasks/nurse: expected none, found visit'],
    [{ messages: [] }, '/messages: expected none, found call to doctor, nurse'],
    [
      { messages: [call, call] },
      '/messages: expected call to doctor, nurse; call to doctor, nurse, found call to doctor, nurse',
    ],
    [{ entries: { weight: { missed: 0 } } }, '/entries/weight/missed: expected 0, found 1'],
    [{ entries: { visit: { open: 1 } } }, '/entries/visit/open: expected 1, found no entries'],
    [{ sees: { council: true } }, '/sees/council: expected sees the record, found does not see it'],
    [{ refused: 'stepWaits' }, '/refused: expected stepWaits, found accepted'],
  ])('%j does not hold', async (expectation, difference) => {
    expect(await differences(expectation)).toEqual([`/steps/0/expect${difference}`]);
  });
});

describe('a refusal', () => {
  const waits = { refused: 'stepWaits', cite: 'art. 3' };
  const fault = { pointer: '/name', code: 'rule', severity: 'error', params: { rule: 'named' } } as const;
  const invalid = { refused: 'dataInvalid', errors: [fault] };

  test.each<[string, CaseExpectation, CaseAnswer, string[]]>([
    ['that nobody expects', {}, waits, ['refused: expected accepted, found stepWaits']],
    ['with its article', { refused: 'stepWaits', cite: 'art. 3' }, waits, []],
    [
      'with another article',
      { refused: 'stepWaits', cite: 'art. 4' },
      waits,
      ['cite: expected art. 4, found art. 3'],
    ],
    [
      'without one',
      { refused: 'x', cite: 'art. 4' },
      { refused: 'x' },
      ['cite: expected art. 4, found no article'],
    ],
    [
      'for faults that are named',
      { errors: [{ pointer: '/name', code: 'rule', rule: 'named' }] },
      invalid,
      [],
    ],
    ['for faults of any rule', { errors: [{ pointer: '/name', code: 'rule' }] }, invalid, []],
    [
      'for other faults',
      { refused: 'dataInvalid', errors: [{ pointer: '/name', code: 'rule', rule: 'short' }] },
      invalid,
      ['errors: expected /name rule short, found /name rule named'],
    ],
    ['that is not told', { refused: 'notYourRole', cite: 'art. 3' }, { refused: 'notFound' }, []],
    [
      'that is not told and not expected',
      { refused: 'stepWaits' },
      { refused: 'notFound' },
      ['refused: expected stepWaits, found notFound'],
    ],
  ])('%s', async (_what, expectation, answer, expected) => {
    expect(await differences(expectation, answer)).toEqual(expected.map((text) => `/steps/0/expect/${text}`));
  });
});

describe('records of a case', () => {
  test('the first one is started by the first step, others by `create`', async () => {
    const { driver, created, asked } = createStubDriver();
    const { differences: found } = await runCase(driver, {
      title: 'Two records',
      recordType: 'stay',
      steps: [
        visit,
        { at, who: 'doctor', do: 'create', record: 'call', recordType: 'contact', parent: 'main' },
        { ...visit, record: 'call', expect: { messages: [call] } },
        { ...visit, expect: { messages: [call, call] } },
      ],
    });
    expect(created).toEqual([
      { at, who: 'nurse', record: 'main', recordType: 'stay' },
      { at, who: 'doctor', record: 'call', recordType: 'contact', parent: 'main' },
    ]);
    expect(asked).toEqual(['save main', 'save call', 'save main']);
    // The stub's messages are shared: what is told of one record is not counted for the other.
    expect(found).toEqual([]);
  });

  test('a case whose record cannot be started breaks at its first step', async () => {
    const { driver } = createStubDriver({}, { refused: 'forbidden' });
    expect((await runCase(driver, told({ status: 'open' }))).differences).toEqual([
      { pointer: '/steps/0', message: 'expected the record to be started, found forbidden' },
    ]);
  });
});
