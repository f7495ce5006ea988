import type { Page } from '@playwright/test';
import { ask } from './api.ts';

/** The development server's clock: an instant in ISO 8601, and milliseconds ahead of the real time. */
interface Clock {
  readonly now: string;
  readonly offset: number;
}

/** How the clock is moved. */
type ClockMove = { readonly advance: string } | { readonly to: string } | { readonly reset: true };

/**
 * Moves the clock; it is answered when the deadlines up to then have been applied. The page learns of it within ten
 * seconds: a flow that cannot wait so long loads it again, or presses the bar's own button. On a server all flows share
 * the clock: who moves it resets it, whatever happens.
 */
export async function moveClock(page: Page, move: ClockMove): Promise<Clock> {
  const { status, body } = await ask<Clock>(page, '/dev/clock', move);
  if (status !== 200) throw new Error(`The clock was not moved: ${JSON.stringify(body)}`);
  return body;
}
