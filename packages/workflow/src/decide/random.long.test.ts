import type { WorkflowStep } from '@greffe/definition';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Play, type Who } from '../../test/play.ts';
import { cel, code, final, machineOf, message, outcome, step, undo } from '../../test/workflows.ts';
import { project, projectEntry } from '../index.ts';
import { emptyTally } from '../machine/initialContext.ts';
import type { Command, StepTarget } from '../types.ts';

/** Everything at once: windows, conditions, rounds, an end, a schedule, entries at will and by outcome. */
const steps: readonly WorkflowStep[] = [
  step('consent', final),
  step('plan', { ...undo, requires: ['consent'], effects: [code, message('planned')] }),
  step('answer', { when: cel('rounds.opinion > 1') }),
  step('opinion', {
    ...undo,
    roles: ['council'],
    requires: ['plan', 'answer'],
    when: cel('steps.plan.way == "long"'),
    outcomes: [
      outcome('ask', { when: cel('data.answer == "ask"'), reopens: ['answer', 'opinion'] }),
      outcome('no', { when: cel('data.answer == "no"'), ends: true }),
      outcome('yes'),
    ],
    effects: [message('opinion'), message('turn', { on: 'opened' })],
  }),
  step('diary', {
    ...undo,
    requires: ['plan'],
    repeat: {
      kind: 'daily',
      from: cel('steps.plan.start'),
      to: cel('addDays(steps.plan.start, 2)'),
      openFor: 'P1D',
    },
  }),
  step('measure', {
    repeat: { kind: 'atWill', minimum: 1 },
    outcomes: [outcome('high', { when: cel('data.weight > 90'), adds: ['alert'] })],
  }),
  step('alert', { repeat: { kind: 'byOutcome' }, effects: [message('alert', { on: 'opened' })] }),
  step('report', {
    requires: ['opinion', 'diary', 'alert'],
    due: { within: 'P3D' },
    effects: [message('late', { on: 'due' })],
  }),
  step('close', { requires: ['report', 'measure'], outcomes: [outcome('closed', { ends: true })] }),
];
const machine = machineOf(steps, {
  fields: {
    plan: { way: 'text', start: 'date' },
    opinion: { answer: 'text' },
    measure: { weight: 'integer' },
  },
});

const dataOf: Record<string, readonly Record<string, unknown>[]> = {
  plan: [{ way: 'long', start: '2026-11-22' }, { way: 'short', start: '2026-11-24' }, {}],
  opinion: [{ answer: 'ask' }, { answer: 'no' }, { answer: 'yes' }],
  measure: [{ weight: 95 }, { weight: 60 }],
};

const roles = ['clerk', 'council', 'support'] as const;
const anybody = fc.constantFrom<Who>('clerk', 'clerk:other', 'council', 'support', 'reader');
const target = fc.record({
  step: fc.constantFrom(...steps.map(({ id }) => id)),
  entry: fc.nat(5),
  kind: fc.nat(6),
});
const waits = fc.constantFrom(0, 0, 1, 1000, 299_999, 300_000, 3_600_000, 86_400_000);
const anything = fc.record({ who: anybody, target, wait: waits, data: fc.nat(2) });
/** One of the commands that the record offers: without these, few records would come far. */
const offered = fc.record({ pick: fc.nat(1000), wait: waits, data: fc.nat(2) });
const moves = fc.array(fc.oneof({ weight: 1, arbitrary: anything }, { weight: 4, arbitrary: offered }), {
  minLength: 10,
  maxLength: 40,
});
type Move = typeof moves extends fc.Arbitrary<readonly (infer One)[]> ? One : never;
type Given = { readonly who: Who; readonly command: Command };

function commandOf(type: string, at: StepTarget, entry: string): Command {
  if (type === 'unlock') return { type, reason: 'asked', ...at };
  if (type === 'annotate') return { type, text: 'noted', ...at };
  if (type === 'add') return { type, step: at.step, entry };
  return { type: type as 'save', ...at };
}

const types = ['save', 'validate', 'undo', 'reopen', 'unlock', 'annotate', 'add'];

/** Every command that is offered to somebody. */
function offers(play: Play): Given[] {
  return roles.flatMap((role) => {
    const requester = { roles: [role], person: role, isSystem: false };
    const { steps: projected } = project(play.machine, play.snapshot, requester);
    const give = (commands: readonly string[], at: StepTarget) =>
      commands.map((type): Given => ({ who: role, command: commandOf(type, at, `e${play.rows.size}`) }));
    return [
      ...projected.flatMap(({ id, commands }) => give(commands, { step: id })),
      ...[...play.rows.values()].flatMap((row) =>
        give(projectEntry(play.machine, play.snapshot, row, requester).commands, {
          step: row.step,
          entry: row.entry,
        }),
      ),
    ];
  });
}

function given(play: Play, move: Move): Given {
  if ('pick' in move) {
    const list = offers(play);
    return list[move.pick % list.length] ?? { who: 'clerk', command: { type: 'wait' } };
  }
  const { step: id, entry, kind } = move.target;
  const rows = [...play.rows.values()].filter((row) => row.step === id);
  const isRepeated = steps.find((candidate) => candidate.id === id)?.repeat !== undefined;
  const name = rows[entry % Math.max(rows.length, 1)]?.entry ?? 'none';
  const at = { step: id, ...(isRepeated && { entry: name }) };
  return { who: move.who, command: commandOf(types[kind] ?? 'save', at, `e${entry}`) };
}

/** Plays the moves, looking at the record before and after each. */
function playAll(
  list: readonly Move[],
  look: (play: Play, before: Play['snapshot'], command: Command, answer: string) => void,
): Play {
  const play = new Play(machine);
  for (const move of list) {
    const { who, command } = given(play, move);
    const before = play.snapshot;
    const data = 'step' in command ? dataOf[command.step]?.[move.data] : undefined;
    const answer = play.do({ who, at: play.now + move.wait, command, ...(data && { data }) });
    look(play, before, command, answer);
  }
  return play;
}

/** Stories of each property: `GREFFE_RANDOM_RUNS=1000` tells more, and takes longer. */
const runs = Number(process.env.GREFFE_RANDOM_RUNS ?? 40);

const holds = (property: (list: readonly Move[]) => void) =>
  fc.assert(fc.property(moves, property), { numRuns: runs });

describe('whatever is commanded, whenever, by whomever', { timeout: 60_000 }, () => {
  it('the history alone leads to the same state', () => {
    let accepted = 0;
    holds((list) => {
      const play = playAll(list, (_play, _before, _command, answer) => {
        accepted += answer === 'ok' ? 1 : 0;
      });
      expect(play.replayed()).toEqual(play.snapshot);
    });
    // The moves must do something, or this would prove nothing.
    expect(accepted).toBeGreaterThan(runs * 3);
  });

  it('events are in the order of time, and no effect comes twice', () => {
    holds((list) => {
      const { events, effects } = playAll(list, () => {});
      const times = events.map(({ at }) => at);
      expect(times).toEqual([...times].sort());
      expect(new Set(effects.map(({ key }) => key)).size).toBe(effects.length);
    });
  });

  it('nothing is validated before what it requires, or out of its turn', () => {
    holds((list) => {
      playAll(list, (play, before, command, answer) => {
        if (command.type !== 'validate' || answer !== 'ok') return;
        const required = steps.find(({ id }) => id === command.step)?.requires ?? [];
        for (const id of required) {
          const repeat = steps.find((candidate) => candidate.id === id)?.repeat;
          if (repeat?.kind !== 'byOutcome')
            expect(['validated', 'locked', 'skipped']).toContain(play.status(id));
        }
        expect(before.context.ended).toBeUndefined();
      });
    });
  });

  it('what is locked changes by support alone, and what is final by nobody', () => {
    holds((list) => {
      playAll(list, (play, before, command, answer) => {
        for (const { id, correction, repeat } of steps) {
          if (repeat || before.state[`step:${id}`] !== 'locked' || play.status(id) === 'locked') continue;
          if (correction.mode === 'final') expect(play.status(id)).toBe('skipped');
          const isUnlocked = command.type === 'unlock' && answer === 'ok';
          const isNewRound = play.snapshot.context.steps[id]?.round !== before.context.steps[id]?.round;
          expect(isUnlocked || isNewRound || play.status(id) === 'skipped').toBe(true);
        }
      });
    });
  });

  it('a refused command leaves the state as time alone had left it', () => {
    holds((list) => {
      playAll(list, (play, before, _command, answer) => {
        if (answer === 'ok') return;
        const alone = new Play(machine);
        alone.snapshot = before;
        if (play.snapshot.context.at === before.context.at) expect(play.snapshot).toEqual(before);
      });
    });
  });

  it('tallies are what the rows add up to', () => {
    holds((list) => {
      const play = playAll(list, () => {});
      for (const { id, repeat } of steps) {
        if (!repeat) continue;
        const { tally = emptyTally, round } = play.snapshot.context.steps[id] ?? {};
        const rows = [...play.rows.values()].filter((row) => row.step === id && row.round === round);
        for (const [status, count] of Object.entries(tally)) {
          expect(rows.filter((row) => row.status === status)).toHaveLength(count);
        }
      }
    });
  });

  it('what is offered is what is accepted', () => {
    holds((list) => {
      const play = playAll(list, () => {});
      const all = offers(play);
      for (const offer of all) expect(wouldAccept(play, offer), JSON.stringify(offer)).toBe(true);
      const isOffered = (one: Given) => all.some((offer) => JSON.stringify(offer) === JSON.stringify(one));
      for (const who of roles) {
        for (const { id } of steps) {
          for (const type of ['save', 'validate', 'undo', 'reopen']) {
            const one = { who, command: commandOf(type, { step: id }, '') };
            expect(wouldAccept(play, one), JSON.stringify(one)).toBe(isOffered(one));
          }
        }
      }
    });
  });
});

/** Asked of a copy, so that nothing happens. */
function wouldAccept(play: Play, { who, command }: Given): boolean {
  const copy = new Play(machine);
  copy.snapshot = play.snapshot;
  copy.now = play.now;
  for (const [key, row] of play.rows) copy.rows.set(key, row);
  Object.assign(copy.data, play.data);
  return copy.do({ who, command }) === 'ok';
}
