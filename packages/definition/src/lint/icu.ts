import { IntlMessageFormat } from 'intl-messageformat';

/** The names of a message's placeholders, or why it cannot be read. */
export function placeholdersOf(
  text: string,
  language: string,
): { ok: true; names: ReadonlySet<string> } | { ok: false; reason: string } {
  if (!/[{}']/.test(text)) return { ok: true, names: new Set() };
  try {
    const names = new Set<string>();
    collect(new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).getAst(), names);
    return { ok: true, names };
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'it cannot be read';
    return { ok: false, reason: reason.split('\n')[0] ?? reason };
  }
}

type Elements = ReturnType<IntlMessageFormat['getAst']>;

const LITERAL = 0;
const POUND = 7;

function collect(elements: Elements, names: Set<string>): void {
  for (const element of elements) {
    if (element.type === LITERAL || element.type === POUND) continue;
    names.add(element.value);
    if ('options' in element)
      for (const option of Object.values(element.options)) collect(option.value, names);
  }
}
