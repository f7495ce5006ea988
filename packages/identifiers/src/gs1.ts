import { daysInMonth, isoDate } from './dates.ts';
import { type Refused, refuse } from './result.ts';

/** One element of a GS1 text: its application identifier and its value. */
export interface Gs1Element {
  readonly identifier: string;
  readonly value: string;
}

interface ElementRule {
  readonly pattern: RegExp;
  /** Characters; a shorter value ends at a separator or at the end. */
  readonly length: number;
  readonly isFixed: boolean;
}

const fixed = (digits: number): ElementRule => ({
  pattern: new RegExp(`^[0-9]{${digits}}$`),
  length: digits,
  isFixed: true,
});
const upTo = (length: number, characters = '[!-~]'): ElementRule => ({
  // GS1 character set 82, kept wide: any visible ASCII.
  pattern: new RegExp(`^${characters}{1,${length}}$`),
  length,
  isFixed: false,
});

/** The elements that stand on devices and medicines (GS1 General Specifications, section 3). */
const RULES: ReadonlyMap<string, ElementRule> = new Map([
  ['00', fixed(18)],
  ['01', fixed(14)],
  ['02', fixed(14)],
  ['10', upTo(20)],
  ['11', fixed(6)],
  ['12', fixed(6)],
  ['13', fixed(6)],
  ['15', fixed(6)],
  ['16', fixed(6)],
  ['17', fixed(6)],
  ['20', fixed(2)],
  ['21', upTo(20)],
  ['22', upTo(20)],
  ['235', upTo(28)],
  ['240', upTo(30)],
  ['241', upTo(30)],
  ['242', upTo(6, '[0-9]')],
  ['250', upTo(30)],
  ['251', upTo(30)],
  ['30', upTo(8, '[0-9]')],
  ['37', upTo(8, '[0-9]')],
  ['400', upTo(30)],
  ['410', fixed(13)],
  ['414', fixed(13)],
  ['422', fixed(3)],
  ['710', upTo(20)],
  ['711', upTo(20)],
  ['712', upTo(20)],
  ['713', upTo(20)],
  ['714', upTo(20)],
  ['7003', fixed(10)],
  ['8012', upTo(20)],
  ['8013', upTo(25)],
  ...Array.from({ length: 10 }, (_, index): [string, ElementRule] => [`9${index}`, upTo(90)]),
]);

const UNLISTED = upTo(90);

/** How scanners show FNC1 where they do not send the control character itself. */
const SEPARATOR_NAMES = ['\u241D', '<GS>', '{GS}', '<FNC1>'];
/** What a scanner puts before the data to name the symbol: GS1-128, DataMatrix, QR, DataBar. */
const SYMBOLOGY = /^\](?:C1|d2|Q3|e0)/;
const GROUP_SEPARATOR = '\u001D';

/** The last digit of a GTIN: the others weigh 3 and 1 from the right, and all together make a multiple of ten. */
export function checksAsGtin(digits: string): boolean {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}

function readParentheses(text: string): readonly Gs1Element[] | Refused {
  const elements = [...text.matchAll(/\(([0-9]{2,4})\)((?:(?!\([0-9]{2,4}\)).)*)/gs)];
  if (elements.map(([whole]) => whole).join('') !== text) return refuse('characters');
  return elements.map(([, identifier = '', value = '']) => ({
    identifier,
    value: value.trim(),
  }));
}

/** The longest identifier that is known wins: 240 before 24. */
function identifierAt(text: string, start: number): string | undefined {
  return [4, 3, 2]
    .map((length) => text.slice(start, start + length))
    .find((candidate) => RULES.has(candidate));
}

function readRaw(text: string): readonly Gs1Element[] | Refused {
  const elements: Gs1Element[] = [];
  let position = 0;
  while (position < text.length) {
    if (text[position] === GROUP_SEPARATOR) {
      position += 1;
      continue;
    }
    const identifier = identifierAt(text, position);
    const rule = identifier === undefined ? undefined : RULES.get(identifier);
    if (identifier === undefined || rule === undefined) return refuse('parts');
    const start = position + identifier.length;
    const separator = text.indexOf(GROUP_SEPARATOR, start);
    const end = rule.isFixed ? start + rule.length : separator === -1 ? text.length : separator;
    elements.push({ identifier, value: text.slice(start, end) });
    position = end;
  }
  return elements;
}

function elementFault({ identifier, value }: Gs1Element): Refused | undefined {
  // Parentheses bound an element that is not in the list; a scanner's text with one is refused, it cannot be cut.
  const rule = RULES.get(identifier) ?? UNLISTED;
  if (rule.pattern.test(value)) return undefined;
  const hasRightLength = rule.isFixed
    ? value.length === rule.length
    : value.length >= 1 && value.length <= rule.length;
  return refuse(hasRightLength ? 'characters' : 'length');
}

/** The elements of a GS1 text, written with parentheses or as a scanner sends it. */
export function readGs1(text: string): readonly Gs1Element[] | Refused {
  const plain = SEPARATOR_NAMES.reduce(
    (rest, name) => rest.replaceAll(name, GROUP_SEPARATOR),
    text.trim().replace(SYMBOLOGY, ''),
  );
  const elements = plain.startsWith('(')
    ? readParentheses(plain.replaceAll(GROUP_SEPARATOR, ''))
    : readRaw(plain);
  if ('ok' in elements) return elements;
  const identifiers = new Set(elements.map(({ identifier }) => identifier));
  if (identifiers.size !== elements.length) return refuse('parts');
  return elements.map(elementFault).find((fault) => fault !== undefined) ?? elements;
}

/** The year of two digits nearest to this one: at most 50 years ahead and 49 behind. */
function fullYear(twoDigits: number, thisYear: number): number {
  const year = thisYear - (thisYear % 100) + twoDigits;
  const ahead = year - thisYear;
  if (ahead > 50) return year - 100;
  return ahead < -49 ? year + 100 : year;
}

/** `YYYY-MM-DD` of YYMMDD, where day 00 is the month's last; undefined for a date that does not exist. */
export function readGs1Date(digits: string, thisYear: number): string | undefined {
  const year = fullYear(Number(digits.slice(0, 2)), thisYear);
  const [month, day] = [Number(digits.slice(2, 4)), Number(digits.slice(4, 6))];
  return isoDate(year, month, day === 0 ? daysInMonth(year, month) : day);
}
