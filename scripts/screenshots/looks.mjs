/**
 * The ways in which each story is looked at. A component has a picture in each; a step of a definition, which is made of
 * components, in light and on a phone, and in the others where it says what is wrong.
 */
export const looks = [
  { name: 'light', width: 1280, theme: 'light' },
  { name: 'dark', width: 1280, theme: 'dark' },
  { name: 'forced', width: 1280, theme: 'light', isForced: true },
  { name: 'phone', width: 320, theme: 'light' },
];

const isStep = (story) => story.importPath.includes('/form-engine/generated/');

/** Of a definition: its first language, and the states that differ most. */
const stepStories = /-fr--(with-errors|waiting|undo-running|corrections-needed)$/;

/** The stories that are looked at; a tag `no-screenshot` leaves out one that is never the same twice. */
export function chosen(index, words) {
  return Object.values(index.entries)
    .filter(({ type, tags, id, importPath }) => {
      if (type !== 'story' || tags.includes('no-screenshot')) return false;
      if (isStep({ importPath })) return stepStories.test(id);
      return importPath.startsWith('./packages/');
    })
    .filter(({ id }) => words.length === 0 || words.some((word) => id.includes(word)));
}

export function looksOf(story) {
  if (!isStep(story)) return looks;
  const names = story.id.endsWith('with-errors') ? ['light', 'dark', 'forced', 'phone'] : ['light', 'phone'];
  return looks.filter(({ name }) => names.includes(name));
}
