import type { ExpressionProblem, ProblemCode } from '@greffe/rules';
import type { MessageKey } from '../language/catalogues.ts';
import type { useLanguage } from '../language/LanguageProvider.tsx';

type Translate = ReturnType<typeof useLanguage>['t'];

const sentences = {
  tooLong: 'logic.fault.tooLong',
  tooLarge: 'logic.fault.tooLarge',
  endsEarly: 'logic.fault.endsEarly',
  syntax: 'logic.fault.syntax',
  noValue: 'logic.fault.noValue',
  noMap: 'logic.fault.noMap',
  noOptional: 'logic.fault.noOptional',
  noNull: 'logic.fault.noNull',
  literal: 'logic.fault.literal',
  unknownName: 'logic.fault.unknownName',
  noFieldsIn: 'logic.fault.noFieldsIn',
  unknownField: 'logic.fault.unknownField',
  fieldWritten: 'logic.fault.fieldWritten',
  unknownFunction: 'logic.fault.unknownFunction',
  unknownMethod: 'logic.fault.unknownMethod',
  functionNotMethod: 'logic.fault.functionNotMethod',
  loopDepth: 'logic.fault.loopDepth',
  loopName: 'logic.fault.loopName',
  unknownTable: 'logic.fault.unknownTable',
  unknownColumn: 'logic.fault.unknownColumn',
  noValidity: 'logic.fault.noValidity',
  notDate: 'logic.fault.notDate',
  pattern: 'logic.fault.pattern',
  types: 'logic.fault.types',
  evaluation: 'logic.fault.evaluation',
} as const satisfies Record<Exclude<ProblemCode, 'written'>, MessageKey>;

const written = {
  table: 'logic.fault.written.table',
  column: 'logic.fault.written.column',
  pattern: 'logic.fault.written.pattern',
} as const satisfies Record<string, MessageKey>;

/** How a type is said. */
export const typeNames = {
  string: 'logic.type.string',
  bool: 'logic.type.bool',
  int: 'logic.type.int',
  double: 'logic.type.double',
  date: 'logic.type.date',
  list: 'logic.type.list',
  object: 'logic.type.object',
} as const satisfies Record<string, MessageKey>;

/** What is wrong with an expression, in the reader's language: where, what, and what was probably meant. */
export function problemSentence(
  { code, params, near, offset, message }: ExpressionProblem,
  source: string,
  t: Translate,
): string {
  const place = offset === undefined ? undefined : wordAt(source, offset);
  const said =
    code === 'written'
      ? t(written[params.what as keyof typeof written])
      : t(sentences[code], { ...params, ...typesIn(params, t), ...(code === 'syntax' && { message }) });
  return [
    // Where a name is said anyway, the place needs no saying.
    place !== undefined && !said.includes(place) ? t('logic.fault.at', { text: place }) : undefined,
    said,
    near === undefined ? undefined : t('logic.fault.near', { name: near }),
    code === 'types' ? adviceOn(params, t) : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' ');
}

function typesIn(params: ExpressionProblem['params'], t: Translate): Record<string, string> {
  return Object.fromEntries(
    ['left', 'right', 'type'].flatMap((name) => {
      const type = params[name];
      const key =
        typeof type === 'string' && type in typeNames ? (type as keyof typeof typeNames) : undefined;
      return key === undefined ? [] : [[name, t(typeNames[key])]];
    }),
  );
}

function adviceOn({ left, right }: ExpressionProblem['params'], t: Translate): string | undefined {
  const types = [left, right];
  if (types.includes('date')) return t('logic.fault.types.date');
  return types.includes('int') && types.includes('double') ? t('logic.fault.types.number') : undefined;
}

/** The word at a place of an expression, or what stands there; undefined at its end. */
function wordAt(source: string, offset: number): string | undefined {
  return /^(?:\w+|"[^"]{0,30}"?|\S{1,3})/.exec(source.slice(offset))?.[0];
}
