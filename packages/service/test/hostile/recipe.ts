/** A text or bytes that would be too long, or no text at all, if they were written out. */
export type Recipe =
  | string
  /** A text, so many times. */
  | { readonly repeat: readonly [Recipe, number] }
  /** One after the other. */
  | { readonly join: readonly Recipe[] }
  /** Bytes that are no text. */
  | { readonly base64: string };

/** What a recipe without bytes makes. @throws TypeError for bytes. */
export function textOf(recipe: Recipe): string {
  if (typeof recipe === 'string') return recipe;
  if ('repeat' in recipe) return textOf(recipe.repeat[0]).repeat(recipe.repeat[1]);
  if ('join' in recipe) return recipe.join.map(textOf).join('');
  throw new TypeError('Bytes are no text.');
}

/** What a recipe makes, in UTF-8. */
export function bytesOf(recipe: Recipe): Uint8Array<ArrayBuffer> {
  if (typeof recipe === 'string') return new TextEncoder().encode(recipe);
  if ('base64' in recipe) return Uint8Array.from(Buffer.from(recipe.base64, 'base64'));
  if ('repeat' in recipe) {
    const [part, times] = recipe.repeat;
    return new TextEncoder().encode(textOf(part).repeat(times));
  }
  return Uint8Array.from(Buffer.concat(recipe.join.map(bytesOf)));
}
