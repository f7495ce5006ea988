import { type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';
import { toPointer } from '../data/pointer.ts';
import type { Findings } from '../lint/finding.ts';

const EXPECTED: Readonly<Record<string, string>> = {
  InvalidSymbol: 'this is no JSON value (texts stand in double quotes)',
  InvalidNumberFormat: 'this is no JSON number',
  PropertyNameExpected: 'a name in double quotes was expected',
  ValueExpected: 'a value was expected',
  ColonExpected: 'a colon was expected',
  CommaExpected: 'a comma was expected',
  CloseBraceExpected: 'a closing brace } was expected',
  CloseBracketExpected: 'a closing bracket ] was expected',
  EndOfFileExpected: 'the end of the file was expected',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfString: 'the text is not closed by a double quote',
  InvalidUnicode: 'this Unicode escape is not valid',
  InvalidEscapeCharacter: 'this escape is not valid',
  InvalidCharacter: 'this character is not allowed in a text',
};

/** Deeper than any file of a definition is; readers of JSON fall over far deeper ones. */
const DEEPEST = 100;

/** How deep the brackets of a JSON text go; linear, and never deeper than it must look. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let isInText = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (isInText) {
      if (character === '\\') index += 1;
      else if (character === '"') isInText = false;
    } else if (character === '"') isInText = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

/** A file's JSON value; broken JSON and a key that stands twice are findings with line and column. */
export function parseJson(file: string, text: string, findings: Findings): unknown {
  if (text.charCodeAt(0) === 0xfeff) {
    findings.error(
      'json.syntax',
      { file, pointer: '' },
      'The file begins with a byte order mark: save it as UTF-8 without one.',
    );
    return undefined;
  }
  if (isTooDeep(text)) {
    findings.error('json.depth', { file, pointer: '' }, `Brackets lie more than ${DEEPEST} levels deep.`);
    return undefined;
  }
  let isBroken = false;
  const keys: Set<string>[] = [];
  const at = (line: number, column: number) => `Line ${line + 1}, column ${column + 1}`;
  visit(
    text,
    {
      onObjectBegin: () => {
        keys.push(new Set());
        return true;
      },
      onObjectEnd: () => {
        keys.pop();
      },
      onObjectProperty: (name, _offset, _length, line, column, pathOf) => {
        const seen = keys.at(-1);
        if (seen?.has(name)) {
          const place = { file, pointer: toPointer([...pathOf(), name]) };
          findings.error(
            'json.duplicate-key',
            place,
            `${at(line, column)}: "${name}" stands twice in this object.`,
          );
        }
        seen?.add(name);
      },
      onError: (error: ParseErrorCode, _offset, _length, line, column) => {
        // What follows a first fault is mostly its consequence.
        if (isBroken) return;
        isBroken = true;
        const expected = EXPECTED[printParseErrorCode(error)] ?? 'this is not JSON';
        findings.error('json.syntax', { file, pointer: '' }, `${at(line, column)}: ${expected}.`);
      },
    },
    { disallowComments: true, allowTrailingComma: false },
  );
  if (isBroken) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    findings.error('json.syntax', { file, pointer: '' }, 'This is not JSON.');
    return undefined;
  }
}
