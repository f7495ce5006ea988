/** A line of an outline, with those in it. */
export interface OutlineItem {
  readonly id: string;
  /** What is said of the line, and found by typing. */
  readonly label: string;
  readonly children: readonly OutlineItem[];
  /** It stays where it is: others can be put beside it, and not into it. */
  readonly isFixed?: boolean | undefined;
}

/** Where something is put: beside a line or into it; without an id, at the end of all. */
export interface OutlineTarget {
  readonly id: string | undefined;
  readonly position: 'before' | 'after' | 'on';
}
