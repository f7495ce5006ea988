const focusable =
  'input:not([type="hidden"]):not(:disabled), select:not(:disabled), textarea:not(:disabled), button:not(:disabled), a[href], [tabindex]:not([tabindex="-1"])';

/**
 * Moves the focus to a field, or to the first control of a group of fields, and brings its label into view.
 * Answers whether there was anything to focus.
 */
export function focusField(id: string, root: Document = document): boolean {
  const element = root.getElementById(id);
  if (element === null) return false;
  const target = element.matches(focusable)
    ? element
    : (element.querySelector<HTMLElement>(focusable) ?? element);
  if (target === element && !element.matches(focusable)) element.tabIndex = -1;
  target.focus({ preventScroll: true });
  (root.getElementById(`${id}-label`) ?? target).scrollIntoView({ block: 'center' });
  return true;
}
