import type { ExpressionPlace } from '@greffe/definition/assist';
import { type CelType, checkExpression, comparesItself } from '@greffe/rules';
import { useMemo } from 'react';
import type { MessageKey } from '../language/catalogues.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import type { Ground } from './ground/useGround.ts';
import { problemSentence, typeNames } from './problemSentence.ts';

/** What a value must be: a type, and the texts that it may have. */
export interface Expected {
  readonly type: CelType | undefined;
  readonly options?: readonly { readonly value: string; readonly label: string }[] | undefined;
}

export interface Problem {
  /** What is wrong, in a sentence; nothing where nothing is. */
  readonly problem: string | undefined;
  readonly expected: Expected;
}

/** What is wrong with an expression, said at once, without waiting for the checks of the whole draft. */
export function useProblem(
  ground: Ground,
  value: string | undefined,
  kind: 'boolean' | 'value',
  field: string | undefined,
): Problem {
  const { t } = useLanguage();
  const expected = useMemo(() => expectedOf(ground, kind, field), [ground, kind, field]);
  const problem = useMemo(() => {
    if (value === undefined) return undefined;
    const result = checkExpression(value, ground.environment);
    if (!result.ok) return problemSentence(result.problem, value, t);
    if (comparesItself(value) !== undefined) return t('logic.problem.same');
    if (kind === 'value' && result.references.some((path) => pointerOf(path, ground.place) === field))
      return t('logic.problem.itself');
    const { type } = expected;
    if (type === undefined || fits(result.type, type)) return undefined;
    return t('logic.problem.type', { found: t(nameOf(result.type)), expected: t(nameOf(type)) });
  }, [value, ground, expected, kind, field, t]);
  return { problem, expected };
}

/** The field that a path reads in its step; undefined for what is no field of it. */
function pointerOf(path: string, place: ExpressionPlace): string | undefined {
  const [root, ...names] = path.split('.');
  if (!('step' in place) || (root !== 'this' && root !== 'data')) return undefined;
  return [root === 'this' ? place.scope : '', ...names].join('/');
}

function expectedOf(
  { sketch, place, textOf }: Ground,
  kind: 'boolean' | 'value',
  pointer?: string,
): Expected {
  if (kind === 'boolean') return { type: 'bool' };
  const step = 'step' in place ? sketch.steps[place.step] : undefined;
  const field = step?.fields.find((each) => each.pointer === pointer);
  if (!field) return { type: undefined };
  const types = {
    text: 'string',
    choice: 'string',
    file: 'string',
    date: 'date',
    integer: 'int',
    number: 'double',
    boolean: 'bool',
  } as const;
  const type = field.kind === 'object' || field.kind === 'list' ? undefined : types[field.kind];
  const options = field.options?.map(({ value, label }) => ({ value, label: textOf(label) ?? value }));
  return { type, ...(options && { options }) };
}

function fits(found: CelType, expected: CelType): boolean {
  return found === expected || (found === 'int' && expected === 'double');
}

const nameOf = (type: CelType): MessageKey =>
  typeNames[typeof type === 'string' ? type : 'list' in type ? 'list' : 'object'];
