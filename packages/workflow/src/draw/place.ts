import type { StepBox } from './box.ts';

/** The place of a box on the page, by its centre. */
export interface Place extends StepBox {
  readonly x: number;
  readonly y: number;
  readonly layer: number;
}

/** The page that boxes are placed on: the edges of each layer, from the top. */
export interface Page {
  readonly places: ReadonlyMap<string, Place>;
  readonly layers: readonly { readonly top: number; readonly bottom: number }[];
  readonly right: number;
}
