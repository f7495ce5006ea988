/** Words of a sentence that make a name which says enough. */
const WORDS = 6;

/** A name in the files for a rule, of the words of its sentence, that no other has. */
export function idFor(
  texts: Readonly<Record<string, string>>,
  languages: readonly string[],
  taken: ReadonlySet<string>,
): string {
  const sentence = languages.map((language) => texts[language]).find(Boolean) ?? '';
  const words = sentence
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  const start = words.findIndex((word) => /^[a-z]/.test(word));
  const base = (start < 0 ? 'rule' : words.slice(start, start + WORDS).join('-'))
    .slice(0, 50)
    .replace(/-$/, '');
  let id = base;
  for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`;
  return id;
}
