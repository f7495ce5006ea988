import type { Bundle, RecordWorkflow, WorkflowStep } from '@greffe/definition';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compileWorkflow,
  decide,
  project,
  type RecordMachine,
  recordStatus,
  replay,
  startRecord,
  stepStatus,
} from '../index.ts';
import type { Command, RecordEvent, RecordSnapshot } from '../types.ts';

const step = (id: string, more: Partial<WorkflowStep> = {}): WorkflowStep => ({
  id,
  roles: ['clerk'],
  requires: [],
  correction: { mode: 'reopen' },
  effects: [],
  origin: 'source',
  ...more,
});

const machineOf = (...steps: WorkflowStep[]): RecordMachine => {
  const workflows: Record<string, RecordWorkflow> = { loan: { steps } };
  return compileWorkflow({ id: 'library', hash: 'h1', workflows } as unknown as Bundle, 'loan');
};

const sending = step('card', { effects: [{ type: 'code' }, { type: 'transmission', receiver: 'archive' }] });
const oneStep = machineOf(sending);
const clerk = { requester: { roles: ['clerk'], isSystem: false }, errorCount: 0 };
const reader = { requester: { roles: ['reader'], isSystem: false }, errorCount: 0 };
const system = { requester: { roles: [], isSystem: true }, errorCount: 0 };

/** Gives the commands one after the other and answers the last decision with the state it left. */
function run(machine: RecordMachine, commands: readonly [Command, typeof clerk][]) {
  let snapshot = startRecord(machine);
  const answers: string[] = [];
  for (const [command, facts] of commands) {
    const decision = decide(machine, snapshot, command, facts);
    answers.push(decision.ok ? 'ok' : decision.refusal.code);
    if (decision.ok) snapshot = decision.snapshot;
  }
  return { snapshot, answers };
}

const save: Command = { type: 'save', step: 'card' };
const validate: Command = { type: 'validate', step: 'card' };
const reopen: Command = { type: 'reopen', step: 'card' };
const acknowledge: Command = { type: 'acknowledge' };
const requestCorrections: Command = { type: 'requestCorrections' };

describe('a one-step record that is sent (CG-5, CG-6)', () => {
  const table: [string, [Command, typeof clerk][], string, string, string][] = [
    ['starts open', [], '', 'open', 'open'],
    ['a save makes a draft', [[save, clerk]], 'ok', 'open', 'draft'],
    ['a validation without a save sends', [[validate, clerk]], 'ok', 'sending', 'validated'],
    [
      'only the acknowledgement makes it sent',
      [
        [validate, clerk],
        [acknowledge, system],
      ],
      'ok,ok',
      'sent',
      'validated',
    ],
    [
      'an acknowledgement twice is refused',
      [
        [validate, clerk],
        [acknowledge, system],
        [acknowledge, system],
      ],
      'ok,ok,nothingToAcknowledge',
      'sent',
      'validated',
    ],
    [
      'a person cannot acknowledge',
      [
        [validate, clerk],
        [acknowledge, clerk],
      ],
      'ok,notYourRole',
      'sending',
      'validated',
    ],
    [
      'a second validation is refused',
      [
        [validate, clerk],
        [validate, clerk],
      ],
      'ok,stepNotOpen',
      'sending',
      'validated',
    ],
    [
      'a save after sending is refused',
      [
        [validate, clerk],
        [save, clerk],
      ],
      'ok,stepNotOpen',
      'sending',
      'validated',
    ],
    [
      'another role is refused',
      [
        [save, reader],
        [validate, reader],
      ],
      'notYourRole,notYourRole',
      'open',
      'open',
    ],
    [
      'faults in the data are refused',
      [[validate, { ...clerk, errorCount: 2 }]],
      'dataInvalid',
      'open',
      'open',
    ],
    ['an unknown step is refused', [[{ type: 'save', step: 'crad' }, clerk]], 'stepUnknown', 'open', 'open'],
    [
      'nothing is reopened while sending',
      [
        [validate, clerk],
        [reopen, clerk],
      ],
      'ok,notReopenable',
      'sending',
      'validated',
    ],
    [
      'a sent record is reopened',
      [
        [validate, clerk],
        [acknowledge, system],
        [reopen, clerk],
      ],
      'ok,ok,ok',
      'open',
      'draft',
    ],
    [
      'and sent again',
      [
        [validate, clerk],
        [acknowledge, system],
        [reopen, clerk],
        [validate, clerk],
      ],
      'ok,ok,ok,ok',
      'sending',
      'validated',
    ],
    [
      'corrections asked for are made by reopening',
      [
        [validate, clerk],
        [requestCorrections, system],
        [reopen, clerk],
      ],
      'ok,ok,ok',
      'open',
      'draft',
    ],
    ['an open record is not reopened', [[reopen, clerk]], 'notReopenable', 'open', 'open'],
  ];
  it.each(table)('%s', (_title, commands, answers, record, card) => {
    const end = run(oneStep, commands);
    expect(end.answers.join(',')).toBe(answers);
    expect(recordStatus(end.snapshot)).toBe(record);
    expect(stepStatus(end.snapshot, 'card')).toBe(card);
  });

  it('asks for its effects at validation, and at no other command', () => {
    const start = startRecord(oneStep);
    const saved = decide(oneStep, start, save, clerk);
    const validated = decide(oneStep, start, validate, clerk);
    expect(saved.ok && saved.effects).toEqual([]);
    expect(validated.ok && validated.effects).toEqual(sending.effects);
  });

  it('refuses the state of another version, with a sentence that says so', () => {
    const foreign: RecordSnapshot = { ...startRecord(oneStep), definition: 'h0' };
    expect(() => decide(oneStep, foreign, save, clerk)).toThrow(/belongs to definition h0/);
  });
});

describe('several steps', () => {
  const machine = machineOf(
    step('consent', { correction: { mode: 'final' } }),
    step('visit', { requires: ['consent'] }),
  );
  const consent: Command = { type: 'validate', step: 'consent' };
  const visit: Command = { type: 'validate', step: 'visit' };

  it('a step waits for the one it requires, and says for which', () => {
    const decision = decide(machine, startRecord(machine), visit, clerk);
    expect(decision).toMatchObject({
      ok: false,
      refusal: { code: 'stepWaits', params: { waitsFor: 'consent' } },
    });
    expect(project(machine, startRecord(machine), clerk.requester).steps[1]).toMatchObject({
      status: 'waiting',
      waitsFor: ['consent'],
      commands: [],
    });
  });

  it('a step that waits does not send the record, though it transmits', () => {
    const waiting = machineOf(step('consent'), { ...sending, requires: ['consent'] });
    const end = run(waiting, [[validate, clerk]]);
    expect(end.answers).toEqual(['stepWaits']);
    expect(recordStatus(end.snapshot)).toBe('open');
  });

  it('a final step is locked at once and the record closes with its last step', () => {
    const end = run(machine, [
      [consent, clerk],
      [visit, clerk],
    ]);
    expect(stepStatus(end.snapshot, 'consent')).toBe('locked');
    expect(recordStatus(end.snapshot)).toBe('closed');
    expect(
      run(machine, [
        [consent, clerk],
        [visit, clerk],
        [{ type: 'reopen', step: 'consent' }, clerk],
      ]).answers.at(-1),
    ).toBe('notReopenable');
  });
});

describe('whatever is commanded', () => {
  const commands = fc.array(
    fc.tuple(
      fc.constantFrom(save, validate, reopen, acknowledge, requestCorrections),
      fc.constantFrom(clerk, reader, system),
    ),
    { maxLength: 30 },
  );

  it('the history replays to the same state, and survives JSON', () => {
    fc.assert(
      fc.property(commands, (list) => {
        let snapshot = startRecord(oneStep);
        const history: RecordEvent[] = [];
        for (const [command, facts] of list) {
          const decision = decide(oneStep, snapshot, command, facts);
          if (!decision.ok) continue;
          snapshot = JSON.parse(JSON.stringify(decision.snapshot)) as RecordSnapshot;
          history.push(...decision.events);
        }
        expect(replay(oneStep, startRecord(oneStep), history)).toEqual(snapshot);
      }),
    );
  });

  it('what is offered is what is accepted', () => {
    fc.assert(
      fc.property(commands, (list) => {
        const { snapshot } = run(oneStep, list);
        const offered = project(oneStep, snapshot, clerk.requester).steps[0]?.commands ?? [];
        for (const type of ['save', 'validate', 'reopen'] as const) {
          expect(decide(oneStep, snapshot, { type, step: 'card' }, clerk).ok).toBe(offered.includes(type));
        }
      }),
    );
  });
});
