import type { Address } from '../../migrate/types.ts';
import type { Pointer } from '../../types.ts';

/** What one name names, and the name or place that it gets; without `to`, whoever refers to it is only looked for. */
export type Change =
  | { readonly kind: 'field'; readonly at: Address; readonly to?: Address }
  | { readonly kind: 'option'; readonly at: Address; readonly id: string; readonly to?: string }
  | { readonly kind: 'outcome'; readonly step: string; readonly id: string; readonly to?: string }
  | { readonly kind: PlainKind; readonly id: string; readonly to?: string };

/** What has one name in the whole definition; links of one name, in several record types, have one text. */
export type PlainKind = 'step' | 'role' | 'recordType' | 'rule' | 'message' | 'document' | 'table' | 'link';

/** Where a name stands: a key or a value, or within an expression. */
export interface NamePlace {
  readonly file: string;
  readonly pointer: Pointer;
}

/** Part of a JSON value that is looked at with its pointer, and given back as it shall be. */
export type Visit = (value: unknown, at: Pointer) => unknown;

/** What expressions and pointers of a definition are read against. */
export interface Ground {
  /** Step → where shared modules are mounted in it, the deepest first. */
  readonly mounts: ReadonlyMap<string, readonly Pointer[]>;
  /** Ids of the registry's own rules. */
  readonly rules: ReadonlySet<string>;
  /** Step → pointer of a choice → the table that its values stand in. */
  readonly tables: ReadonlyMap<string, ReadonlyMap<Pointer, string>>;
  readonly roles: ReadonlySet<string>;
}

/** What the words of one expression mean. */
export type Words =
  | {
      readonly kind: 'step';
      readonly step: string;
      /** The object that `this` is … */
      readonly scope: Pointer;
      /** … and the one that it is after the change. */
      readonly newScope: Pointer;
      /** The choice that the expression gives a value to. */
      readonly gives?: Pointer;
    }
  | {
      readonly kind: 'workflow';
      readonly steps: ReadonlyMap<string, string>;
      readonly links: ReadonlyMap<string, string>;
      /** What a link shows: `link name` → address. */
      readonly shows: ReadonlyMap<string, Address>;
      /** The step whose validated data are `data`. */
      readonly own?: string;
    };
