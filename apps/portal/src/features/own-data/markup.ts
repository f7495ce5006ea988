/** A text that is markup already. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

type Part = string | Markup | readonly Markup[];

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup of our own, such as a style sheet: it is put in as it stands. */
export const raw = (text: string): Markup => new Markup(text);

/** Puts parts into markup: what is not markup itself is text, whatever it looks like. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const put = (part: Part | undefined): string => {
    if (part === undefined) return '';
    if (part instanceof Markup) return part.text;
    if (typeof part !== 'string') return part.map(({ text }) => text).join('');
    return part.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? character);
  };
  return new Markup(strings.map((text, index) => text + put(parts[index])).join(''));
}
