import type { Finding } from '@greffe/definition';
import de from './de.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };

/**
 * Sentences by the code of a finding. The linter speaks English, which every other tool reads as it is; here its
 * sentences are said by the code, with the names that it puts between quotation marks: `{0}` the first, `{-1}` the last.
 */
const CATALOGUES: Readonly<Record<string, Readonly<Record<string, string>>>> = { fr, nl, de };

type Said = Pick<Finding, 'code' | 'message' | 'suggestion'>;

/** What was found, in a language, with what was probably meant. What no catalogue knows is said as it came. */
export function findingSentence({ code, message, suggestion }: Said, language: string): string {
  const sentences = Object.hasOwn(CATALOGUES, language) ? CATALOGUES[language] : undefined;
  if (!sentences) return suggestion === undefined ? message : `${message} ${suggestion}`;
  const said = sentenceOf(code, message, sentences);
  if (said === undefined) return message;
  const meant = /^Did you mean ["'](.+)["']\?$/s.exec(suggestion ?? '')?.[1];
  return meant === undefined ? said : `${said} ${fill(sentences.suggestion ?? '', [meant])}`;
}

function sentenceOf(
  code: string,
  message: string,
  sentences: Readonly<Record<string, string>>,
): string | undefined {
  if (code === 'cel.fault') return expressionSentence(message, sentences);
  const [area = '', what = ''] = code.split('.');
  const general = what === 'unknown' ? 'name.unknown' : `${area}.*`;
  const template = [code, general].map((key) => sentences[key]).find(Boolean);
  return template === undefined ? undefined : fill(template, namesIn(message));
}

/** What stands between quotation marks, and the numbers outside of them. */
function namesIn(message: string): readonly string[] {
  return [...message.matchAll(/"((?:[^"\\]|\\.)*)"|\b\d+\b/g)].map((match) => match[1] ?? match[0]);
}

/** Faults of expressions by how their sentence begins: they have one code, and names between apostrophes. */
const FAULTS: readonly (readonly [RegExp, string])[] = [
  [/^'(.+?)' (?:is an? .+? and )?has no field '(.+?)'/, 'cel.noField'],
  [/^There is no table '(.+?)'/, 'table.unknown'],
  [/^The table '(.+?)' has no column '(.+?)'/, 'cel.noColumn'],
  [/^There is no '(.+?)'/, 'cel.noName'],
  [/^'(.+?)' does not take/, 'cel.types'],
  [/^'(.+?)' is no date/, 'cel.date'],
  [/^The expression ends too early/, 'cel.end'],
  [/^The expression is (?:too large|\d+ characters)/, 'cel.size'],
  [/^/, 'cel.fault'],
];

function expressionSentence(
  message: string,
  sentences: Readonly<Record<string, string>>,
): string | undefined {
  for (const [begins, key] of FAULTS) {
    const match = begins.exec(message);
    const template = sentences[key];
    if (!match || template === undefined) continue;
    const sentence = fill(template, match.slice(1));
    const at = /\(at character (\d+) of "/.exec(message)?.[1];
    return at === undefined
      ? sentence
      : (sentences['cel.at'] ?? '').replace('{sentence}', () => sentence).replace('{at}', () => at);
  }
  return undefined;
}

function fill(template: string, names: readonly string[]): string {
  return template.replace(/\{(-?\d+)\}/g, (_, index: string) => names.at(Number(index)) ?? '…');
}
