import type { AskHub } from '@greffe/service';
import { z } from 'zod';

/** Milliseconds that a hub has to answer: somebody waits for a page meanwhile. */
const patience = 3_000;

const said = z.looseObject({ active: z.boolean() });

/**
 * Asks a hub at an address whether a link still holds: `{"link": "…"}`, the hub's own name of it and nothing of a patient,
 * is answered `{"active": true}` or `false`. What is no such answer is none.
 */
export const askAt =
  (url: string, secret: string | undefined) =>
  async (link: string): ReturnType<AskHub> => {
    try {
      const response = await fetch(url, {
        method: 'POST',
        redirect: 'error',
        headers: {
          'Content-Type': 'application/json',
          Accept: 'application/json',
          ...(secret !== undefined && { Authorization: `Bearer ${secret}` }),
        },
        body: JSON.stringify({ link }),
        signal: AbortSignal.timeout(patience),
      });
      if (!response.ok) return undefined;
      return said.parse(await response.json()).active ? 'holds' : 'ended';
    } catch {
      return undefined;
    }
  };
