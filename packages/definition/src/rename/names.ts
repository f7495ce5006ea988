/** What a name names. The same word as a role and as a field gets two new names. */
export type NameKind =
  | 'registry'
  | 'recordType'
  | 'role'
  | 'step'
  | 'rule'
  | 'module'
  | 'table'
  | 'column'
  | 'field'
  | 'option'
  | 'outcome'
  | 'link'
  | 'shown'
  | 'message'
  | 'document'
  | 'counter'
  | 'recipient';

/** New names, one for each old one; what has no new name keeps its own. */
export interface Names {
  /** The new name of something, made at the first asking. */
  rename(kind: NameKind, name: string): string;
  /** Settles a new name that is made of others. */
  settle(kind: NameKind, name: string, renamed: string): void;
  /** Whether something has a new name. */
  has(kind: NameKind, name: string): boolean;
}

/** Random new names that are the same for the same seed. */
export function createNames(seed: number): Names {
  const random = randomNumbers(seed);
  const made = new Map<string, string>();
  const taken = new Set<string>();
  const invent = (): string => {
    // Only consonants: no word of any language, CEL's reserved ones included.
    const letters = Array.from({ length: 9 }, () => 'bcdfghjklmnpqrstvwxz'[Math.floor(random() * 20)]).join(
      '',
    );
    return taken.has(letters) ? invent() : letters;
  };
  return {
    rename(kind, name) {
      const key = `${kind} ${name}`;
      const known = made.get(key);
      if (known !== undefined) return known;
      const fresh = invent();
      taken.add(fresh);
      made.set(key, fresh);
      return fresh;
    },
    settle: (kind, name, renamed) => {
      made.set(`${kind} ${name}`, renamed);
    },
    has: (kind, name) => made.has(`${kind} ${name}`),
  };
}

/** Numbers in [0, 1) that follow from a seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
