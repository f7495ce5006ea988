/** The headings of a page from the innermost out: what was opened, its step, the record. */
const headings = ['#entry-title', '#step-title', 'h1'];

/** Moves the focus to the heading of what has just changed, so that a screen reader says where one is. */
export function focusHeading(): void {
  const found = headings
    .map((each) => document.querySelector<HTMLElement>(each))
    .find((each) => each !== null);
  found?.focus({ preventScroll: true });
  found?.scrollIntoView({ block: 'start' });
}
