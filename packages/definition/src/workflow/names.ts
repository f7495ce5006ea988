/** The name of a step or a link in workflow expressions: `first-visit` → `firstVisit`. */
export function celName(id: string): string {
  return id.replace(/-(.)/g, (_all, letter: string) => letter.toUpperCase());
}

/** Ids by the name that expressions have for them; of two with one name, the first. */
export function idsByCelName(ids: Iterable<string>): ReadonlyMap<string, string> {
  const byName = new Map<string, string>();
  for (const id of ids) if (!byName.has(celName(id))) byName.set(celName(id), id);
  return byName;
}
