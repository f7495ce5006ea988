const MS_PER_DAY = 86_400_000;

/** Over how many days the pace is taken: long enough for holidays, short enough to follow a change. */
const PACE_DAYS = 90;

/** What a counter held on a day, and what came to it until then. */
export interface Pace {
  readonly limit: number;
  readonly total: number;
  /** The calendar day in Brussels on which it is asked. */
  readonly today: string;
  /** The first day of the period, or that of the first place; a pool is not slow before it began. */
  readonly since: string;
  /** What each place of the pool adds, with the day of its validation. */
  readonly given: readonly { readonly day: string; readonly weight: number }[];
  /** The last day of the period, where it has one. */
  readonly until?: string;
}

/**
 * The day on which the limit is reached if it goes on as in the last ninety days; today where it is reached. Undefined
 * where nothing came in that time, or where the period ends before.
 */
export function dayReached({ limit, total, today, since, given, until }: Pace): string | undefined {
  if (total >= limit) return today;
  const now = numberOf(today);
  const first = Math.max(numberOf(since), now - PACE_DAYS + 1);
  const came = given
    .filter(({ day }) => numberOf(day) >= first && numberOf(day) <= now)
    .reduce((sum, { weight }) => sum + weight, 0);
  if (came <= 0) return undefined;
  const days = Math.ceil(((limit - total) * (now - first + 1)) / came);
  const reached = new Date((now + days) * MS_PER_DAY);
  // Past what a calendar can name, nobody is helped by a day.
  if (Number.isNaN(reached.getTime()) || reached.getUTCFullYear() > 9999) return undefined;
  const day = reached.toISOString().slice(0, 10);
  return until !== undefined && day > until ? undefined : day;
}

/** Days since 1970, of a calendar day. */
const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY;
