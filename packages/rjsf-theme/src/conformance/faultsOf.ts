import axe from 'axe-core';

/** Attributes whose words are ids of elements of the same page. */
const references = [
  'aria-activedescendant',
  'aria-controls',
  'aria-describedby',
  'aria-details',
  'aria-errormessage',
  'aria-labelledby',
  'aria-owns',
  'for',
  'form',
  'list',
] as const;

/** A form is a part of a page: what is asked of a whole page is not asked of it; jsdom has no layout for colours. */
const rules = Object.fromEntries(
  ['color-contrast', 'landmark-one-main', 'page-has-heading-one', 'region'].map((rule) => [
    rule,
    { enabled: false },
  ]),
);

/** What is wrong with what is on the page, in a line each: rules of axe, ids given twice, references to nothing. */
export async function faultsOf(page: HTMLElement): Promise<string[]> {
  const { violations } = await axe.run(page, { rules });
  return [
    ...violations.map(({ id, nodes }) => `axe ${id}: ${nodes.map((node) => node.html).join(' ')}`),
    ...idsGivenTwice(page),
    ...danglingReferences(page),
  ];
}

function idsGivenTwice(page: HTMLElement): string[] {
  const ids = [...page.querySelectorAll('[id]')].map(({ id }) => id);
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => `id twice: ${id}`);
}

function danglingReferences(page: HTMLElement): string[] {
  return references.flatMap((attribute) =>
    [...page.querySelectorAll(`[${attribute}]`)].flatMap((element) =>
      (element.getAttribute(attribute) ?? '')
        .split(/\s+/)
        .filter((id) => id !== '' && document.getElementById(id) === null)
        .map((id) => `${attribute} of ${element.tagName.toLowerCase()}#${element.id} names nothing: ${id}`),
    ),
  );
}
