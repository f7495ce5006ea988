import { FORMAT_NAMES } from '@greffe/identifiers';
import { kindOf } from '../bundle/kind.ts';
import type { ResolvedNode } from '../bundle/resolve.ts';
import { fileFormat } from '../data/files.ts';
import { didYouMean, type Findings, listNames } from './finding.ts';

const COMMON = ['type', 'origin', 'cite', 'reason'];
const NUMBER = ['minimum', 'maximum', 'multipleOf', 'unit'];

/** Words that each type of node may have. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  object: ['properties', 'additionalProperties'],
  array: ['items', 'minItems', 'maxItems', 'uniqueItems'],
  string: ['enum', 'format', 'pattern', 'minLength', 'maxLength', 'unit', 'fromTable'],
  integer: NUMBER,
  number: NUMBER,
  boolean: [],
};

/** Reserved in CEL: what has such a name could not be named in an expression. */
export const RESERVED: ReadonlySet<string> = new Set(
  'as break const continue else false for function if import in let loop namespace null package return true var void while'.split(
    ' ',
  ),
);

/** Formats that a text may have. */
const KNOWN_FORMATS: readonly string[] = ['date', fileFormat, ...FORMAT_NAMES];

/** Faults of one node that the meta-schema cannot see. */
export function checkNode(node: ResolvedNode, findings: Findings): void {
  const { schema, place } = node;
  const at = (word: string) => ({ file: place.file, pointer: `${place.pointer}/${word}` });
  if (schema.type === undefined) {
    findings.error(
      'schema.type',
      place,
      'A field has a type: object, array, string, integer, number or boolean.',
    );
    return;
  }
  const known = [...COMMON, ...(WORDS[schema.type] ?? [])];
  for (const word of Object.keys(schema)) {
    if (!known.includes(word))
      findings.error(
        'schema.word',
        at(word),
        `"${word}" has no meaning for the type ${schema.type}.`,
        didYouMean(word, known),
      );
  }
  if (schema.type === 'object' && !schema.properties)
    findings.error('schema.properties', place, 'An object has fields: "properties" is missing.');
  if (schema.type === 'array' && !schema.items)
    findings.error('schema.items', place, 'A list says what its items are: "items" is missing.');
  if (schema.items && kindOf(schema.items) === 'list')
    findings.error(
      'schema.items',
      at('items'),
      'A list of lists cannot be shown: put an object between them.',
    );
  if (schema.enum && schema.fromTable)
    findings.error(
      'schema.word',
      at('enum'),
      'The values stand in a table already: "enum" or "fromTable", not both.',
    );
  if (schema.format !== undefined && !KNOWN_FORMATS.includes(schema.format)) {
    const message = `No format is called "${schema.format}". Known: ${listNames(KNOWN_FORMATS)}.`;
    findings.error('schema.format', at('format'), message, didYouMean(schema.format, KNOWN_FORMATS));
  }
  for (const [least, most] of [
    ['minimum', 'maximum'],
    ['minLength', 'maxLength'],
    ['minItems', 'maxItems'],
  ] as const) {
    const [low, high] = [schema[least], schema[most]];
    if (low !== undefined && high !== undefined && low > high)
      findings.error(
        'schema.limits',
        at(least),
        `${least} ${low} is above ${most} ${high}: nothing would do.`,
      );
  }
  if (schema.pattern !== undefined && !compiles(schema.pattern)) {
    findings.error('schema.pattern', at('pattern'), 'This is no regular expression.');
  }
  if (schema.pattern !== undefined && schema.maxLength === undefined) {
    findings.error(
      'schema.unbounded',
      at('pattern'),
      'A text with a pattern has a "maxLength", so that no endless text is searched.',
    );
  }
  if (schema.uniqueItems && schema.maxItems === undefined && schema.items?.type === 'object') {
    findings.error(
      'schema.unbounded',
      at('uniqueItems'),
      'A list of different objects has "maxItems": each is compared with each.',
    );
  }
  for (const [name] of node.children) {
    if (RESERVED.has(name))
      findings.error(
        'schema.reserved',
        at(`properties/${name}`),
        `"${name}" is a word of the expression language and cannot name a field.`,
      );
  }
}

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').source.length > 0;
  } catch {
    return false;
  }
}
