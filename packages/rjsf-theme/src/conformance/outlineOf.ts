import { computeAccessibleDescription, computeAccessibleName, getRole } from 'dom-accessibility-api';

/** What is said of nothing but itself adds no line. */
const silent = new Set(['generic', 'presentation', 'none', 'paragraph', 'list', 'listitem', 'form']);

const states = [
  'aria-checked',
  'aria-expanded',
  'aria-haspopup',
  'aria-invalid',
  'aria-readonly',
  'aria-required',
] as const;

/**
 * A page as it is heard: a line for each element with a role, with its name, states, value and description. It says
 * nothing of classes and generated ids, so that it changes when a form does, and not when its looks do.
 */
export function outlineOf(page: HTMLElement): string {
  return [...page.querySelectorAll('*')].flatMap(lineOf).join('\n');
}

function lineOf(element: Element): string[] {
  const role = getRole(element);
  if (role === null || silent.has(role) || element.closest('[hidden], [aria-hidden="true"]')) return [];
  const said = [
    role,
    quoted(computeAccessibleName(element)),
    ...states.flatMap((state) => {
      const value = element.getAttribute(state);
      return value === null ? [] : [`${state.slice(5)}=${value}`];
    }),
    ...nativeStates(element),
    arrow(computeAccessibleDescription(element)),
  ];
  return [said.filter((word) => word !== '').join(' ')];
}

function nativeStates(element: Element): string[] {
  const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
  const isControl = isField || element instanceof HTMLButtonElement || element instanceof HTMLSelectElement;
  return [
    ...(isControl && element.disabled ? ['disabled'] : []),
    ...(isField && element.required ? ['required'] : []),
    ...(isField && element.readOnly ? ['read-only'] : []),
    ...(element instanceof HTMLInputElement && element.checked ? ['checked'] : []),
    ...(isField && element.type !== 'checkbox' && element.type !== 'radio' && element.value !== ''
      ? [`value=${quoted(element.value)}`]
      : []),
  ];
}

const quoted = (text: string) => (text === '' ? '' : JSON.stringify(text));
const arrow = (text: string) => (text === '' ? '' : `← ${JSON.stringify(text)}`);
