import type { WorkflowStep } from '@greffe/definition';

/** One region a step: its status and nothing else. What decides over a move is in the context, by named guards. */
export function stepRegion({ id, correction }: WorkflowStep) {
  const off = { guard: `${id} applies no more`, target: 'skipped' };
  const wait = { guard: `${id} must wait`, target: 'waiting' };
  const validate = { guard: `for ${id}`, target: correction.mode === 'final' ? 'locked' : 'validated' };
  const leave = { guard: `${id} does not apply`, target: 'skipped' };
  const back = { guard: `for ${id}`, target: 'draft' };
  const round = { guard: `round of ${id}`, target: 'waiting' };
  return {
    initial: 'waiting',
    states: {
      waiting: {
        on: { newRound: round },
        always: [
          off,
          { guard: `${id} goes on with its draft`, target: 'draft' },
          { guard: `${id} can begin`, target: 'open' },
        ],
      },
      open: {
        on: { begin: back, validate, newRound: round },
        always: [off, wait],
      },
      draft: { on: { validate, newRound: round }, always: [off, wait] },
      validated: {
        on: {
          newRound: round,
          ...(correction.mode === 'undo'
            ? { undo: back, lock: { guard: `for ${id}`, target: 'locked' } }
            : { reopen: back }),
        },
        always: [leave],
      },
      locked: { on: { newRound: round, unlock: back }, always: [leave] },
      skipped: {
        on: { newRound: round },
        always: [
          { guard: `${id} was locked`, target: 'locked' },
          { guard: `${id} was validated`, target: 'validated' },
          { guard: `${id} applies again`, target: 'waiting' },
        ],
      },
    },
  };
}

/** A repeated step: open while entries can come, locked when all are done. Entries have a machine of their own. */
export function repeatedRegion({ id }: WorkflowStep) {
  const complete = { guard: `${id} is complete`, target: 'locked' };
  const off = { guard: `${id} applies no more`, target: 'skipped' };
  const round = { guard: `round of ${id}`, target: 'waiting' };
  return {
    initial: 'waiting',
    states: {
      waiting: {
        on: { newRound: round },
        always: [off, { guard: `${id} can begin`, target: 'open' }],
      },
      open: {
        on: { newRound: round },
        always: [complete, off, { guard: `${id} must wait`, target: 'waiting' }],
      },
      locked: {
        on: { newRound: round },
        always: [
          { guard: `${id} does not apply`, target: 'skipped' },
          { guard: `${id} is not complete`, target: 'open' },
        ],
      },
      skipped: {
        on: { newRound: round },
        always: [{ guard: `${id} applies again`, target: 'waiting' }],
      },
    },
  };
}

/**
 * The record's lifecycle. A validation that transmits sends the record: open → sending → sent (CG-5). A record is closed
 * when every step is settled, or when a decision ended it; a correction opens it again (CG-6).
 */
export function lifecycle() {
  const send = { guard: 'it sends the record', target: 'sending' };
  const ended = { guard: 'the record has ended', target: 'closed' };
  return {
    initial: 'open',
    states: {
      open: {
        on: { validate: send, lock: send, settle: send, delete: 'deleted' },
        always: [ended, { guard: 'every step is settled', target: 'closed' }],
      },
      sending: { on: { acknowledge: 'sent', requestCorrections: 'correctionsNeeded' } },
      sent: {
        on: {
          validate: send,
          lock: send,
          settle: send,
          reopen: 'open',
          unlock: 'open',
          requestCorrections: 'correctionsNeeded',
        },
      },
      correctionsNeeded: { on: { validate: send, lock: send, settle: send, reopen: 'open', unlock: 'open' } },
      closed: {
        on: { validate: send, lock: send, settle: send },
        always: { guard: 'it goes on', target: 'open' },
      },
      deleted: {},
    },
  };
}
