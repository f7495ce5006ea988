/** An expression as it was read, in the shape that cel-js gives to its own trees, less their places in the text. */
export type Tree =
  | { readonly op: 'value'; readonly args: string | number | bigint | boolean | null }
  | { readonly op: 'id'; readonly args: string }
  | { readonly op: '.'; readonly args: readonly [Tree, string] }
  | { readonly op: '[]'; readonly args: readonly [Tree, Tree] }
  | { readonly op: 'call'; readonly args: readonly [string, readonly Tree[]] }
  | MethodTree
  | { readonly op: 'list'; readonly args: readonly Tree[] }
  | { readonly op: '?:'; readonly args: readonly [Tree, Tree, Tree] }
  | { readonly op: '!_' | '-_'; readonly args: Tree }
  | { readonly op: BinaryOperator; readonly args: readonly [Tree, Tree] };

/** `receiver.name(…)`, loops over a list among them. */
export interface MethodTree {
  readonly op: 'rcall';
  readonly args: readonly [string, Tree, readonly Tree[]];
}

/** What binds loosest first; those of one level are read from the left. */
export const BINARY_LEVELS = [
  ['||'],
  ['&&'],
  ['==', '!='],
  ['<', '<=', '>', '>=', 'in'],
  ['+', '-'],
  ['*', '/', '%'],
] as const;

export type BinaryOperator = (typeof BINARY_LEVELS)[number][number];
