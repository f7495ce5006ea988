import { Environment as CelEnvironment } from '@marcbachmann/cel-js';
import { FUNCTIONS } from '../evaluation/functions.ts';
import { Day } from '../evaluation/values.ts';
import type { CelType, Environment } from '../types.ts';
import { ExpressionError, problemOf } from './problem.ts';
import { type Scan, scanExpression } from './scan.ts';
import { Vocabulary } from './vocabulary.ts';

/** What one expression may weigh; beyond it, it is refused before it is read to its end. */
const LIMITS = {
  /** Characters. */
  length: 4000,
  nodes: 1000,
  depth: 32,
  listItems: 500,
  callArguments: 8,
} as const;

/** An expression that passed the check. */
interface CheckedExpression extends Scan {
  readonly type: CelType;
}

/** Checks expressions against the variables and tables of one environment. */
export interface Language {
  /** Throws {@link ExpressionError} with the first problem. */
  check(source: string): CheckedExpression;
}

const notEvaluatedHere = () => {
  throw new Error('Expressions are evaluated by the evaluator of this package.');
};

function createFoundation(): CelEnvironment {
  const cel = new CelEnvironment({
    limits: {
      maxAstNodes: LIMITS.nodes,
      maxDepth: LIMITS.depth,
      maxListElements: LIMITS.listItems,
      maxCallArguments: LIMITS.callArguments,
    },
  });
  cel.registerType('date', { ctor: Day, fields: {} });
  for (const operator of ['==', '<', '<=', '>', '>=']) {
    cel.registerOperator(`date ${operator} date`, notEvaluatedHere);
  }
  for (const { signatures } of FUNCTIONS) {
    for (const signature of signatures) cel.registerFunction(signature, notEvaluatedHere);
  }
  return cel;
}

let foundation: CelEnvironment | undefined;

/** Environments with the first variable alone: the many scopes of one form share its large `data`. */
const withFirstVariable = new WeakMap<Exclude<CelType, string>, Map<string, Vocabulary>>();

function createVocabulary({ variables }: Environment): Vocabulary {
  foundation ??= createFoundation();
  const [first, ...others] = Object.entries(variables);
  if (first === undefined || typeof first[1] === 'string') {
    return new Vocabulary(foundation.clone()).withVariables(Object.entries(variables));
  }
  const [name, type] = first;
  const byName = withFirstVariable.get(type) ?? new Map<string, Vocabulary>();
  withFirstVariable.set(type, byName);
  const shared = byName.get(name) ?? new Vocabulary(foundation.clone()).withVariables([first]);
  byName.set(name, shared);
  return shared.clone().withVariables(others);
}

/** The language of an environment. Types are registered at the first check, so that one never used costs nothing. */
export function createLanguage(environment: Environment): Language {
  // A form has a language for each of its sections, and needs each once: what it has compiled does not hold its types.
  let kept: WeakRef<Vocabulary> | undefined;
  function vocabularyNow(): Vocabulary {
    const known = kept?.deref();
    if (known) return known;
    const made = createVocabulary(environment);
    kept = new WeakRef(made);
    return made;
  }

  function check(source: string): CheckedExpression {
    if (source.length > LIMITS.length) {
      throw new ExpressionError(
        `The expression is ${source.length} characters long; ${LIMITS.length} are allowed.`,
        { code: 'tooLong', params: { length: source.length, most: LIMITS.length } },
        LIMITS.length,
        'Divide the expression, or use a table.',
      );
    }
    const vocabulary = vocabularyNow();
    const { ast } = vocabulary.cel.parse(source);
    const scan = scanExpression(ast, environment);
    const checked = vocabulary.cel.check(source);
    if (!checked.valid) throw problemOf(checked.error);
    const type = vocabulary.typeOf(checked.type ?? '');
    if (type === undefined)
      throw new ExpressionError(`The expression gives no value that a form has.`, { code: 'noValue' }, 0);
    return { ...scan, type };
  }

  return {
    check(source) {
      try {
        return check(source);
      } catch (error) {
        throw problemOf(error);
      }
    },
  };
}
