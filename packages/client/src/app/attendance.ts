/** What a person does at a page. Moving the pointer counts: who reads a record scrolls and points. */
const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart', 'focus'] as const;

type Page = Pick<EventTarget, 'addEventListener'>;

/**
 * Watches whether somebody is at the page. What is returned says, whenever it is asked, that nobody has done anything
 * there for `after` milliseconds: then a page that asks the server by itself is no person at work.
 */
export function watchAttendance(page: Page, after = 120_000, clock = Date.now): () => boolean {
  let last = clock();
  const note = () => {
    last = clock();
  };
  for (const sign of signs) page.addEventListener(sign, note, { capture: true, passive: true });
  return () => clock() - last >= after;
}
