/** How many requests a minute; each may come at once, after which the next ones come back evenly over the minute. */
export interface RateLimits {
  /** Of one person, whatever the number of browsers. */
  readonly person: number;
  /** From one network address: a hospital may have one for everybody in it. */
  readonly address: number;
  /** Ways to the issuer that are begun from one address. */
  readonly signIn: number;
  /** Reports of pages from one address. */
  readonly report: number;
}

/** Counts what is asked for, over all server processes. */
export interface RateLimiter {
  /** Takes one from what somebody has left. Answers 0, or the seconds to wait: then nothing was taken. */
  take(kind: keyof RateLimits, of: string): Promise<number>;
}
