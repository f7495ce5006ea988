import type { Claim, Place } from './types.ts';

/** What a night does, in the order in which it is to be done. */
export interface Settlement {
  /** Places whose record no longer asks for them: it was deleted, or sent again for another one. */
  readonly freed: readonly Place[];
  /** Each claim without a place in the order of validation: it is given one, or goes back to be corrected. */
  readonly decided: readonly Decided[];
}

/** What became of a claim. */
export interface Decided {
  readonly claim: Claim;
  readonly accepted: boolean;
}

/**
 * Treats the claims of all records as they stand. A record keeps the place that it has, so that treating a night
 * again changes nothing, and a night that was cut off is finished by the next one as it would have been.
 *
 * A claim that does not fit takes nothing: a lighter one behind it may still fit.
 * @param limit the most that each pool holds.
 * @param held places given before.
 * @param claims at most one a record.
 */
export function settle(limit: number, held: readonly Place[], claims: readonly Claim[]): Settlement {
  const claimed = new Map(claims.map((claim) => [claim.record, claim]));
  const isKept = ({ record, pool, weight }: Place) => {
    const claim = claimed.get(record);
    return claim?.pool === pool && claim.weight === weight;
  };
  const kept = held.filter(isKept);
  const seated = new Set(kept.map(({ record }) => record));
  const totals = totalsOf(kept);
  const decided = claims
    .filter(({ record }) => !seated.has(record))
    // Read once: of ten thousand claims, reading both instants at each comparison took most of the time.
    .map((claim) => ({ claim, at: Date.parse(claim.validatedAt) }))
    .sort(byValidation)
    .map(({ claim }) => {
      const total = (totals.get(claim.pool) ?? 0) + claim.weight;
      const accepted = total <= limit;
      if (accepted) totals.set(claim.pool, total);
      return { claim, accepted };
    });
  return { freed: held.filter((place) => !isKept(place)), decided };
}

/**
 * Whether a record may be sent by what the last night left: one that has its place passes, and keeps it.
 * @param held places in the pool that it asks for, its own among them where it has one.
 */
export function mayBeSent(
  limit: number,
  held: readonly Place[],
  asked: Pick<Claim, 'record' | 'pool' | 'weight'>,
): boolean {
  const others = held.filter(({ record }) => record !== asked.record);
  const has = held.some(({ record, pool, weight }) => {
    return record === asked.record && pool === asked.pool && weight === asked.weight;
  });
  return has || (totalsOf(others).get(asked.pool) ?? 0) + asked.weight <= limit;
}

/** How much each pool holds. */
export function totalsOf(places: readonly Place[]): Map<string, number> {
  const totals = new Map<string, number>();
  for (const { pool, weight } of places) totals.set(pool, (totals.get(pool) ?? 0) + weight);
  return totals;
}

/** Instants may be written with any offset; of two at the same one, the record's id decides, the same on every server. */
function byValidation(one: Timed, other: Timed): number {
  if (one.at !== other.at) return one.at - other.at;
  return one.claim.record < other.claim.record ? -1 : 1;
}

interface Timed {
  readonly claim: Claim;
  readonly at: number;
}
