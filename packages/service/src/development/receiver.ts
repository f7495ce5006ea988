import type { Receiver } from '../transmission/Receiver.ts';

export interface DevelopmentReceiver extends Receiver {
  readonly state: 'up' | 'down';
  turn(state: 'up' | 'down'): void;
}

/** Milliseconds until an acknowledgement: long enough to be seen waiting, short enough to be waited for. */
const usualDelay = 1_200;

/** Stands in for the real receiver: keeps nothing, acknowledges after a while, and can be turned off. */
export function createDevelopmentReceiver(delay: number = usualDelay): DevelopmentReceiver {
  let state: 'up' | 'down' = 'up';
  const refuseWhenDown = () => {
    if (state === 'down') throw new Error('The development receiver is turned off.');
  };
  return {
    get state() {
      return state;
    },
    turn(next) {
      state = next;
    },
    async send() {
      refuseWhenDown();
      await new Promise((resolve) => setTimeout(resolve, delay));
      // Turned off meanwhile: whether the data arrived is not known, so they are sent again.
      refuseWhenDown();
    },
  };
}
