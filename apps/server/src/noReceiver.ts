import type { Receiver } from '@greffe/service';

/** In production until a receiver is configured: records stay "sending" and are tried again, none is lost. */
export const noReceiver: Receiver = {
  send: async () => {
    throw new Error('No receiver is configured.');
  },
};
