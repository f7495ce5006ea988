import type { Receiver, ReceiverComment, Reception } from '@greffe/service';
import { z } from 'zod';
import { noReceiver } from './noReceiver.ts';

export interface ReceiverSettings {
  /** Where records are handed in; docs/operations.md has the contract. */
  readonly url: string;
  /** Sent as `Authorization: Bearer`. */
  readonly token?: string;
}

/** Less than a job has, so that it is known how an attempt ended. */
const timeout = 60_000;

const answer = z.object({
  corrections: z
    .array(z.object({ step: z.string(), pointer: z.string().optional(), comment: z.string() }))
    .default([]),
});

/** Of accepted data that it will say more of later. */
const later = 202;
/** Of a key under which it has nothing. */
const nothing = 404;

/**
 * Records handed in over HTTP. The key goes with every attempt, so that a receiver that has the data already only
 * acknowledges again. Without settings records wait.
 */
export function createReceiver(settings: ReceiverSettings | undefined): Receiver {
  if (settings === undefined) return noReceiver;
  const { url, token } = settings;
  const ask = (address: string, { headers, ...init }: RequestInit) =>
    fetch(address, {
      ...init,
      headers: { ...headers, ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }) },
      // A receiver that moved is told of by its status: data and token go nowhere else.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
    });
  return {
    async send({ key, receiver, payload }) {
      const response = await ask(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
        body: JSON.stringify({ key, receiver, record: payload }),
      });
      if (response.status !== later) return receptionOf(await textOf(response));
      await response.body?.cancel();
      return { corrections: [], isConfirmed: false };
    },
    async confirmation(key) {
      const response = await ask(placeOf(url, key), { method: 'GET' });
      if (response.status !== later && response.status !== nothing)
        return receptionOf(await textOf(response));
      await response.body?.cancel();
      return response.status === nothing ? 'unknown' : undefined;
    },
  };
}

/** Where a receiver says what it makes of what it has under a key. */
function placeOf(url: string, key: string): string {
  const place = new URL(url);
  place.pathname = `${place.pathname.replace(/\/$/, '')}/${key}`;
  return place.href;
}

/** @throws for anything but a success. */
async function textOf(response: Response): Promise<string> {
  if (response.ok) return response.text();
  await response.body?.cancel();
  throw new Error('The receiver did not take the record.');
}

/** An answer without words is an acknowledgement. @throws for one that nobody can read: it is sent again. */
function receptionOf(text: string): Reception {
  if (text.trim() === '') return { corrections: [] };
  const { corrections } = answer.parse(JSON.parse(text));
  return {
    corrections: corrections.map(
      ({ step, pointer, comment }): ReceiverComment => ({
        step,
        comment,
        ...(pointer === undefined ? {} : { pointer }),
      }),
    ),
  };
}
