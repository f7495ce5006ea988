const LONGEST_PATTERN = 200;
/** Each open-ended repetition multiplies the worst case by the length of the text. */
const MOST_REPETITIONS = 2;
const MOST_OPTIONALS = 8;

/** Escapes and classes stand for one character each; what is left is the pattern's structure. */
function structureOf(pattern: string): string {
  return pattern.replace(/\\[^1-9k]/g, 'x').replace(/\[(?:\\.|[^\]\\])*\]/g, 'x');
}

/** `+`, `*`, `{2,}` and `{2,5}`, not `{2}`. */
const VARIABLE_REPETITION = /[*+]|\{\d+,\d*\}/g;
const OPTIONAL = /(?<![*+}(])\?/g;

function hasRiskyGroup(structure: string): boolean {
  const open: number[] = [];
  for (const [index, character] of [...structure].entries()) {
    if (character === '(') open.push(index);
    if (character !== ')') continue;
    const group = structure.slice((open.pop() ?? 0) + 1, index).replace(/^\?:/, '');
    const isRepeated = /^[*+{]/.test(structure.slice(index + 1));
    if (isRepeated && /[*+?|]|\{\d+,/.test(group)) return true;
  }
  return false;
}

/** Why a pattern is refused: it is malformed, or some text could keep it busy for long. Undefined for a good one. */
export function patternFault(pattern: string): string | undefined {
  if (pattern.length > LONGEST_PATTERN) return `has more than ${LONGEST_PATTERN} characters`;
  try {
    new RegExp(pattern, 'u');
  } catch {
    return 'is no regular expression';
  }
  const structure = structureOf(pattern);
  if (/\\|\(\?[^:]/.test(structure)) return 'has a back reference or looks around';
  if (hasRiskyGroup(structure)) return 'repeats a group that repeats or chooses';
  const repetitions = structure.match(VARIABLE_REPETITION)?.length ?? 0;
  if (repetitions > MOST_REPETITIONS) return `has more than ${MOST_REPETITIONS} open-ended repetitions`;
  const optionals = structure.match(OPTIONAL)?.length ?? 0;
  return optionals > MOST_OPTIONALS ? `has more than ${MOST_OPTIONALS} optional parts` : undefined;
}
