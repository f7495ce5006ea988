import { addDuration, parseDuration } from '@greffe/definition';
import { z } from '@hono/zod-openapi';
import { instant } from '../api/common.ts';
import type { ClockFaultCode } from './clockTexts.ts';

/** What may be asked of the clock: to go on by a duration or to an instant, or to show the real time again. */
export type ClockMove =
  | { readonly advance: string }
  /** Milliseconds since 1970. */
  | { readonly to: number }
  | { readonly reset: true };

/** A move that is not possible; `pointer` says where in the body. */
export class ClockFault extends Error {
  override readonly name = 'ClockFault';
  readonly pointer: string;
  readonly code: ClockFaultCode;

  constructor(pointer: string, code: ClockFaultCode) {
    super(`${pointer}: ${code}`);
    this.pointer = pointer;
    this.code = code;
  }
}

const body = z.union([
  z.strictObject({ advance: z.string() }),
  z.strictObject({ to: z.string() }),
  z.strictObject({ reset: z.literal(true) }),
]);

/** Calendars, schedules and PostgreSQL go on from here; people who try something out do not. */
const end = Date.UTC(2101, 0, 1);

/** @throws ClockFault for anything else than one of the three. */
export function parseMove(text: unknown): ClockMove {
  const parsed = body.safeParse(text);
  if (!parsed.success) throw new ClockFault('', 'move');
  if (!('to' in parsed.data)) return parsed.data;
  if (!instant.safeParse(parsed.data.to).success) throw new ClockFault('/to', 'instant');
  return { to: Date.parse(parsed.data.to) };
}

/**
 * Milliseconds by which the clock is ahead of the real time after a move.
 *
 * @throws ClockFault for no duration, for an instant that the clock is past already, and beyond 2100.
 */
export function offsetAfter(move: ClockMove, realNow: Date, offset: number): number {
  if ('reset' in move) return 0;
  const now = realNow.getTime() + offset;
  const pointer = 'to' in move ? '/to' : '/advance';
  const next = 'to' in move ? move.to : advanced(move.advance, now);
  if (next < now) throw new ClockFault(pointer, 'clockPast');
  if (next >= end) throw new ClockFault(pointer, 'clockFar');
  return next - realNow.getTime();
}

function advanced(duration: string, now: number): number {
  if (parseDuration(duration) === undefined) throw new ClockFault('/advance', 'duration');
  const next = Date.parse(addDuration(new Date(now).toISOString(), duration));
  if (next <= now) throw new ClockFault('/advance', 'duration');
  return next;
}
