import { Compiler, type Program } from './evaluation/compile.ts';
import type { HostFunctions } from './evaluation/functions.ts';
import { parseExpression } from './evaluation/parse.ts';
import { NotKnown, type Result, toJson } from './evaluation/values.ts';
import { createLanguage } from './language/language.ts';
import { ExpressionError } from './language/problem.ts';
import type { Answer, CheckResult, Environment, Values } from './types.ts';

/** Items that one evaluation may look at in all its loops. */
const MOST_STEPS = 200_000;

/** Answers expressions of one environment. Compiled expressions are kept. */
export interface Evaluator {
  /**
   * The answer of an expression for values in JSON form, which must not be changed afterwards.
   * The expression must have passed the check: one that cannot be read throws, one of wrong types has no
   * answer. Throws `EvaluationLimitError` for lists that no form holds.
   */
  evaluate(source: string, values: Values): Answer;
}

export interface EvaluatorOptions {
  readonly functions?: HostFunctions;
}

/** The static check: the expression's type and the paths it reads, or the first problem. */
export function checkExpression(source: string, environment: Environment): CheckResult {
  try {
    const { type, references } = languageOf(environment).check(source);
    return { ok: true, type, references };
  } catch (error) {
    if (error instanceof ExpressionError) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** Languages by environment: checking a definition's many expressions registers its types once. */
const languages = new WeakMap<Environment, ReturnType<typeof createLanguage>>();

function languageOf(environment: Environment): ReturnType<typeof createLanguage> {
  const known = languages.get(environment);
  if (known) return known;
  const language = createLanguage(environment);
  languages.set(environment, language);
  return language;
}

function toAnswer(result: Result): Answer {
  if (result instanceof NotKnown) return { known: false, missing: result.missing };
  if (Array.isArray(result)) {
    const missing = result.flatMap((item) => (item instanceof NotKnown ? item.missing : []));
    if (result.some((item) => item instanceof NotKnown))
      return { known: false, missing: [...new Set(missing)] };
  }
  const value = toJson(result);
  return value === undefined ? { known: false, missing: [] } : { known: true, value };
}

/** An evaluator for the expressions of one environment. Host functions are those that this package only declares. */
export function createEvaluator(environment: Environment, options: EvaluatorOptions = {}): Evaluator {
  const compiler = new Compiler(environment, { tables: environment.tables, host: options.functions ?? {} });
  const programs = new Map<string, Program>();

  function programOf(source: string): Program {
    const known = programs.get(source);
    if (known) return known;
    const program = compiler.compile(parseExpression(source), new Set());
    programs.set(source, program);
    return program;
  }

  return {
    evaluate(source, values) {
      return toAnswer(programOf(source)({ values, items: new Map(), stepsLeft: MOST_STEPS }));
    },
  };
}
