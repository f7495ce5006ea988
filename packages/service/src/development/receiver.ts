import type { Receiver, ReceiverComment } from '../transmission/Receiver.ts';
import type { Switch } from './switches.ts';

/**
 * How the development receiver behaves: it can be turned off, take its time, lose its first answer, ask for corrections, or
 * take data and not say yet what it makes of them.
 */
export const receiverStates = ['up', 'down', 'slow', 'repeats', 'refuses', 'later'] as const;
export type ReceiverState = (typeof receiverStates)[number];

export interface DevelopmentReceiver extends Receiver, Switch<ReceiverState> {}

/** Milliseconds until an acknowledgement: long enough to be seen waiting, short enough to be waited for. */
const usualDelay = 1_200;
/** How much longer it takes when it is slow. */
const slowness = 10;

/**
 * Stands in for the real receiver: keeps nothing but which keys it has, and acknowledges after a while. Data that it has
 * already it only acknowledges again.
 */
export function createDevelopmentReceiver(delay: number = usualDelay): DevelopmentReceiver {
  let state: ReceiverState = 'up';
  const known = new Set<string>();
  /** What it would want corrected of what it has not confirmed, by key. */
  const comments = new Map<string, readonly ReceiverComment[]>();
  const refuseWhenDown = () => {
    if (state === 'down') throw new Error('The development receiver is turned off.');
  };
  return {
    states: receiverStates,
    get state() {
      return state;
    },
    turn(next) {
      state = next;
    },
    async send({ key, payload }) {
      refuseWhenDown();
      await new Promise((resolve) => setTimeout(resolve, state === 'slow' ? delay * slowness : delay));
      // Turned off meanwhile: whether the data arrived is not known, so they are sent again.
      refuseWhenDown();
      const isNew = !known.has(key);
      known.add(key);
      if (state === 'repeats' && isNew) throw new Error('The answer of the development receiver is lost.');
      if (state === 'later') {
        comments.set(key, commentsOn(payload.steps));
        return { corrections: [], isConfirmed: false };
      }
      return state === 'refuses' ? { corrections: commentsOn(payload.steps) } : undefined;
    },
    async confirmation(key) {
      refuseWhenDown();
      if (state === 'later') return undefined;
      const wanted = comments.get(key);
      // It kept nothing over a restart.
      if (wanted === undefined) return 'unknown';
      comments.delete(key);
      return { corrections: state === 'refuses' ? wanted : [] };
    },
  };
}

/** One on the first field that was filled in, and one on its step. */
function commentsOn(
  steps: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): readonly ReceiverComment[] {
  const [[step, data] = []] = Object.entries(steps);
  if (step === undefined || data === undefined) return [];
  const [field] = Object.keys(data);
  return [
    ...(field === undefined
      ? []
      : [{ step, pointer: `/${field}`, comment: 'Development: check this answer, please.' }]),
    { step, comment: 'Development: this step does not agree with what was sent before.' },
  ];
}
