const light = { name: 'light', width: 1280, theme: 'light' };
const dark = { name: 'dark', width: 1280, theme: 'dark' };
const forced = { name: 'forced', width: 1280, theme: 'light', isForced: true };
const phone = { name: 'phone', width: 320, theme: 'light' };

const isStep = ({ importPath }) => importPath.includes('/form-engine/generated/');

/** Of a definition: its first language, and the states that differ most. */
const stepStories = /-fr--(with-errors|waiting|undo-running|corrections-needed)$/;

/** The story of a component that shows most of it, where there is one. */
const telling = /--(with-error|with-errors|all)$/;

/**
 * The stories whose id holds one of the words, each with the looks it is pictured in. All are looked at in light; each
 * component once, where it says what is wrong or else by its first story, in dark, in forced colours and at 320 px too;
 * a step with its errors, which is made of components, on a phone. A tag `no-screenshot` leaves a story out.
 */
export function chosen(index, words) {
  const stories = Object.values(index.entries).filter(
    ({ type, tags, id, importPath }) =>
      type === 'story' &&
      !tags.includes('no-screenshot') &&
      (isStep({ importPath }) ? stepStories.test(id) : importPath.startsWith('./packages/')),
  );
  const mostTelling = new Set(
    [...new Set(stories.map(({ title }) => title))].map((component) => {
      const ofOne = stories.filter(({ title }) => title === component);
      return (ofOne.find(({ id }) => telling.test(id)) ?? ofOne[0]).id;
    }),
  );
  return stories
    .filter(({ id }) => words.length === 0 || words.some((word) => id.includes(word)))
    .map((story) => ({ ...story, looks: looksOf(story, mostTelling) }));
}

function looksOf(story, mostTelling) {
  if (isStep(story)) return story.id.endsWith('with-errors') ? [light, phone] : [light];
  return mostTelling.has(story.id) ? [light, dark, forced, phone] : [light];
}
