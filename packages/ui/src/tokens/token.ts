/** A name by use: what it is for, and what it is worth. */
export interface Token {
  /** That of its custom property, without the dashes: `surface-card`. */
  readonly name: string;
  readonly type: string;
  /** As CSS writes it, in the light theme and comfortable density. */
  readonly value: string;
  readonly description: string;
  /** Its value where the reader's system forces colours; `unchanged` where the browser knows better. */
  readonly forced?: string;
  /** The surfaces it is read on, which it must stand out from by `least` to 1. */
  readonly on?: readonly string[];
  readonly least?: number;
  /** Its value in the contexts that change it: a theme, a density, a coarse pointer, reduced motion. */
  readonly contexts: Readonly<Record<string, string>>;
}
