// node packages/service/test/hostile/makeCorpus.ts: writes the corpus anew. It is the same each time, and a test compares.
import { writeFileSync } from 'node:fs';
import { headers, links, parts, queries } from './addresses.ts';
import { bodies, rawRequests, structures } from './bodies.ts';
import { files } from './contents.ts';
import { corpusFile, type Hostile, type Kind } from './corpus.ts';
import type { Recipe } from './recipe.ts';
import { days, identifiers, meaningful, numbers, slow, unicode } from './words.ts';

/** A text as JSON, where it can be written out. */
function quoted(recipe: Recipe): Recipe {
  if (typeof recipe === 'string') return JSON.stringify(recipe);
  if ('repeat' in recipe) {
    const [part, times] = recipe.repeat;
    return { join: ['"', { repeat: [inside(part), times] }, '"'] };
  }
  if ('join' in recipe) return { join: ['"', ...recipe.join.map(inside), '"'] };
  throw new TypeError('Bytes are no JSON.');
}

function inside(recipe: Recipe): Recipe {
  if (typeof recipe === 'string') return JSON.stringify(recipe).slice(1, -1);
  if ('repeat' in recipe) return { repeat: [inside(recipe.repeat[0]), recipe.repeat[1]] };
  throw new TypeError('Nothing of that kind stands in a text.');
}

/** What stands where an answer, a name, a reason or a search term was expected. */
const values = (): readonly Recipe[] => [
  ...[...meaningful, ...unicode, ...days, ...identifiers, ...slow].map(quoted),
  ...numbers,
  ...structures,
];

const named = (kind: Kind) => (rest: object, index: number) =>
  ({ id: `${kind}-${String(index + 1).padStart(3, '0')}`, kind, ...rest }) as Hostile;
const plain = (kind: Kind, all: readonly Recipe[]) => all.map((is) => ({ is })).map(named(kind));

export const makeCorpus = (): readonly Hostile[] => [
  ...plain('body', bodies()),
  ...plain('value', values()),
  ...headers().map(named('header')),
  ...plain('path', parts()),
  ...plain('query', queries()),
  ...files().map(named('file')),
  ...plain('link', links()),
  ...plain('raw', rawRequests()),
];

export const linesOf = (corpus: readonly Hostile[]): string =>
  `${corpus.map((each) => JSON.stringify(each)).join('\n')}\n`;

if (import.meta.main) writeFileSync(corpusFile, linesOf(makeCorpus()));
