/** A drawing with its regions under other names: the ids of its shapes are values of a choice. */
export function renameRegions(svg: string, rename: (id: string) => string): string {
  return svg.replace(
    /(\sid\s*=\s*)(["'])([^"']*)\2/g,
    (_all, before: string, quote: string, id: string) => `${before}${quote}${rename(id)}${quote}`,
  );
}
