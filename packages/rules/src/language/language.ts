import { type ASTNode, Environment as CelEnvironment } from '@marcbachmann/cel-js';
import { FUNCTIONS } from '../evaluation/functions.ts';
import { Day } from '../evaluation/values.ts';
import type { CelType, Environment } from '../types.ts';
import { ExpressionError, problemOf } from './problem.ts';
import { type Scan, scanExpression } from './scan.ts';

/** What one expression may weigh; beyond it, it is refused before it is read to its end. */
export const LIMITS = {
  /** Characters. */
  length: 4000,
  nodes: 1000,
  depth: 32,
  listItems: 500,
  callArguments: 8,
} as const;

/** An expression that passed the check. */
export interface CheckedExpression extends Scan {
  readonly ast: ASTNode;
  readonly type: CelType;
}

/** Checks expressions against the variables and tables of one environment. */
export interface Language {
  /** Throws {@link ExpressionError} with the first problem. */
  check(source: string): CheckedExpression;
}

/** CEL's names for the types of an environment: objects become registered types. */
class TypeNames {
  readonly #cel: CelEnvironment;
  readonly #types = new Map<string, CelType>();

  constructor(cel: CelEnvironment) {
    this.#cel = cel;
  }

  nameOf(type: CelType): string {
    if (typeof type === 'string') return type;
    if ('list' in type) return `list<${this.nameOf(type.list)}>`;
    const fields = Object.fromEntries(
      Object.entries(type.object).map(([name, field]) => [name, this.nameOf(field)]),
    );
    const name = `$object${this.#types.size + 1}`;
    this.#types.set(name, type);
    this.#cel.registerType(name, { fields });
    return name;
  }

  typeOf(name: string): CelType | undefined {
    if (name === 'string' || name === 'bool' || name === 'int' || name === 'double' || name === 'date') {
      return name;
    }
    const item = /^list<(.+)>$/.exec(name)?.[1];
    if (item === undefined) return this.#types.get(name);
    // An empty list literal fits any list.
    const itemType = this.typeOf(item) ?? (item === 'T' ? 'string' : undefined);
    return itemType === undefined ? undefined : { list: itemType };
  }
}

const notEvaluatedHere = () => {
  throw new Error('Expressions are evaluated by the evaluator of this package.');
};

function createCel(environment: Environment): { cel: CelEnvironment; names: TypeNames } {
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
  const names = new TypeNames(cel);
  for (const [name, type] of Object.entries(environment.variables)) {
    cel.registerVariable(name, names.nameOf(type));
  }
  return { cel, names };
}

/** The language of an environment. Types are registered at the first check, so that one never used costs nothing. */
export function createLanguage(environment: Environment): Language {
  let prepared: ReturnType<typeof createCel> | undefined;

  function check(source: string): CheckedExpression {
    if (source.length > LIMITS.length) {
      throw new ExpressionError(
        `The expression is ${source.length} characters long; ${LIMITS.length} are allowed.`,
        LIMITS.length,
        'Divide the expression, or use a table.',
      );
    }
    prepared ??= createCel(environment);
    const { ast } = prepared.cel.parse(source);
    const scan = scanExpression(ast, environment);
    const checked = prepared.cel.check(source);
    if (!checked.valid) throw problemOf(checked.error);
    const type = prepared.names.typeOf(checked.type ?? '');
    if (type === undefined) throw new ExpressionError(`The expression gives no value that a form has.`, 0);
    return { ...scan, ast, type };
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
