import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Claim,
  type CountRule,
  dayReached,
  mayBeSent,
  noticesDue,
  type Place,
  poolOf,
  settle,
} from './index.ts';

const minute = (after: number) => new Date(Date.UTC(2027, 2, 1) + after * 60_000).toISOString();
const placeOf = ({ record, pool, weight }: Claim): Place => ({ record, pool, weight });

/** What stands after the first so many steps of a night, as if the server had been killed there. */
function after(
  limit: number,
  held: readonly Place[],
  claims: readonly Claim[],
  steps = Number.POSITIVE_INFINITY,
) {
  const { freed, decided } = settle(limit, held, claims);
  const gone = new Set(freed.slice(0, steps));
  const done = decided.slice(0, Math.max(0, steps - freed.length));
  const back = new Set(done.filter(({ accepted }) => !accepted).map(({ claim }) => claim.record));
  const given = done.filter(({ accepted }) => accepted).map(({ claim }) => placeOf(claim));
  return {
    held: [...held.filter((place) => !gone.has(place)), ...given],
    claims: claims.filter(({ record }) => !back.has(record)),
  };
}

const sorted = ({ held, claims }: ReturnType<typeof after>) => ({
  held: held.map(({ record, pool }) => `${pool} ${record}`).sort(),
  claims: claims.map(({ record }) => record).sort(),
});

const claim = fc.record({
  record: fc.integer({ min: 0, max: 40 }).map((number) => `r${number}`),
  pool: fc.constantFrom('2026/', '2027/', '2027/7'),
  weight: fc.integer({ min: 1, max: 3 }),
  validatedAt: fc.integer({ min: 0, max: 30 }).map(minute),
});
const claimsOf = (from: fc.Arbitrary<Claim> = claim) =>
  fc.uniqueArray(from, { selector: ({ record }) => record, maxLength: 40 });
const limit = fc.integer({ min: 0, max: 12 });
/** What earlier nights gave: within the limit, as they leave it. */
const world = fc
  .record({ limit, before: claimsOf(), now: claimsOf() })
  .map(({ before, now, limit }) => ({ limit, now, held: after(limit, [], before).held }));

describe('a night', () => {
  test('cut off anywhere, and treated again, ends as if it had not been; once more changes nothing', () => {
    fc.assert(
      fc.property(world, fc.nat(60), ({ limit, held, now }, steps) => {
        const whole = after(limit, held, now);
        const cut = after(limit, held, now, steps);
        expect(sorted(after(limit, cut.held, cut.claims))).toEqual(sorted(whole));
        const { freed, decided } = settle(limit, whole.held, whole.claims);
        expect([...freed, ...decided]).toEqual([]);
      }),
    );
  });

  test('gives the places that are free to the first by validation, whatever the order in which it reads them', () => {
    const single = claim.map((one) => ({ ...one, weight: 1, pool: '/' }));
    fc.assert(
      fc.property(limit, claimsOf(single), claimsOf(single), (limit, before, now) => {
        const { held } = after(limit, [], before);
        const asks = new Set(now.map(({ record }) => record));
        const keeps = new Set(held.map(({ record }) => record).filter((record) => asks.has(record)));
        const waiting = now.filter(({ record }) => !keeps.has(record));
        // Counted for each by itself: how many stand before it.
        const isBefore = (one: Claim, other: Claim) =>
          one.validatedAt < other.validatedAt ||
          (one.validatedAt === other.validatedAt && one.record < other.record);
        const accepted = waiting.filter((one) => {
          return keeps.size + waiting.filter((other) => isBefore(other, one)).length < limit;
        });
        const expected = [...keeps, ...accepted.map(({ record }) => record)].sort();
        for (const claims of [now, now.toReversed()]) {
          expect(
            after(limit, held, claims)
              .held.map(({ record }) => record)
              .sort(),
          ).toEqual(expected);
        }
      }),
    );
  });

  test('never gives more than the limit, and sends nobody back who fitted', () => {
    fc.assert(
      fc.property(world, ({ limit, held, now }) => {
        const end = after(limit, held, now);
        const totalOf = (pool: string) =>
          end.held.reduce((sum, place) => sum + (place.pool === pool ? place.weight : 0), 0);
        for (const { pool } of now) expect(totalOf(pool)).toBeLessThanOrEqual(limit);
        const back = now.filter(({ record }) => !end.claims.some((other) => other.record === record));
        for (const { pool, weight } of back) expect(totalOf(pool) + weight).toBeGreaterThan(limit);
      }),
    );
  });

  test('takes the 399th and the 400th, and sends the 401st back; a deletion frees a place for it', () => {
    const claims = Array.from({ length: 401 }, (_, index): Claim => {
      return { record: `r${index + 1}`, pool: '/', weight: 1, validatedAt: minute(index) };
    });
    const first = after(400, [], claims.slice(0, 399));
    expect(first.held).toHaveLength(399);
    const second = settle(400, first.held, claims);
    expect(second.decided.map(({ claim, accepted }) => [claim.record, accepted])).toEqual([
      ['r400', true],
      ['r401', false],
    ]);
    const full = after(400, first.held, claims);
    const late = { ...placeOf(claims[400] as Claim) };
    expect(mayBeSent(400, full.held, late)).toBe(false);
    expect(mayBeSent(400, full.held, full.held[7] as Place), 'one that has its place keeps it').toBe(true);
    const freed = after(
      400,
      full.held,
      claims.filter(({ record }) => record !== 'r8'),
    );
    expect(freed.held.map(({ record }) => record)).toContain('r401');
  });

  test('compares instants, not how their offsets write them', () => {
    const early: Claim = { record: 'b', pool: '/', weight: 1, validatedAt: '2027-03-01T09:30:00+02:00' };
    const late: Claim = { record: 'a', pool: '/', weight: 1, validatedAt: '2027-03-01T08:00:00Z' };
    expect(after(1, [], [late, early]).held).toEqual([placeOf(early)]);
  });
});

describe('a pool', () => {
  const counted = {
    organisation: '7',
    beneficiary: 'x',
    validatedAt: '2026-12-31T22:59:59Z',
    date: '2025-06-30',
  };
  const rule = (part: Partial<CountRule>): CountRule => ({ scope: 'all', period: 'none', limit: 1, ...part });

  test('turns at midnight in Brussels on 31 December', () => {
    const yearly = rule({ period: 'year-of-validation' });
    expect(poolOf(yearly, counted)).toBe('2026/');
    expect(poolOf(yearly, { ...counted, validatedAt: '2026-12-31T23:00:00Z' })).toBe('2027/');
  });

  test('is of all, of an organisation or of a beneficiary, for ever or for the year of a date', () => {
    expect(poolOf(rule({}), counted)).toBe('/');
    expect(poolOf(rule({ scope: 'organisation' }), counted)).toBe('/7');
    expect(poolOf(rule({ scope: 'beneficiary', period: 'year-of-date' }), counted)).toBe('2025/x');
    const { date: _date, ...undated } = counted;
    expect(poolOf(rule({ period: 'year-of-date' }), undated)).toBeUndefined();
  });
});

describe('notices', () => {
  const rule = { from: 350, every: 10 };

  test('come from a figure on, at each step, and at the limit, once each however the count moves', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 30 }), (totals) => {
        const told: number[] = [];
        for (const total of totals) told.push(...noticesDue(rule, 400, total, new Set(told)));
        const highest = Math.max(0, ...totals);
        expect(told.sort((a, b) => a - b)).toEqual(
          [350, 360, 370, 380, 390, 400].filter((at) => at <= highest),
        );
      }),
    );
  });

  test('tell the limit where the steps do not end at it', () => {
    expect(noticesDue({ from: 40, every: 15 }, 60, 60, new Set())).toEqual([40, 55, 60]);
  });
});

test('notices that would never end are refused', () => {
  for (const every of [0, -10, Number.NaN]) {
    expect(() => noticesDue({ from: 350, every }, 400, 380, new Set())).toThrow(RangeError);
  }
});

describe('the forecast', () => {
  const pace = { limit: 400, total: 380, today: '2027-04-10', since: '2027-04-01' };
  const given = [
    { day: '2027-04-02', weight: 4 },
    { day: '2027-04-10', weight: 6 },
  ];

  test('goes on at the present pace', () => {
    expect(dayReached({ ...pace, given })).toBe('2027-04-30');
  });

  test('is today at the limit, and nothing where nothing came lately or the period ends before', () => {
    expect(dayReached({ ...pace, total: 400, given })).toBe('2027-04-10');
    expect(
      dayReached({ ...pace, since: '2020-01-01', given: [{ day: '2026-12-01', weight: 9 }] }),
    ).toBeUndefined();
    expect(dayReached({ ...pace, given, until: '2027-04-29' })).toBeUndefined();
    expect(dayReached({ ...pace, given, until: '2027-04-30' })).toBe('2027-04-30');
  });
});
