import type { ASTNode } from '@marcbachmann/cel-js';
import { FUNCTIONS, findFunction, LIST_MACROS } from '../evaluation/functions.ts';
import type { CelType, Environment } from '../types.ts';
import { checkLiteralArguments } from './literals.ts';
import { ExpressionError } from './problem.ts';
import { nearest, suggest } from './suggestions.ts';

/** What reading an expression's tree tells, before its types are checked. */
export interface Scan {
  /** Paths read: `this.services` and, for a field of any item, `this.services.*.date`. */
  readonly references: readonly string[];
}

/** Where a subexpression's value comes from, as far as the tree alone tells. */
interface Origin {
  readonly type?: CelType;
  readonly path?: string;
}

type Scope = ReadonlyMap<string, Origin>;

/** Lists within lists within lists are refused: their cost is the product of their lengths. */
const DEEPEST_LOOP = 2;

const UNKNOWN: Origin = {};

function describe(type: CelType): string {
  if (typeof type === 'string') return type;
  return 'list' in type ? 'list' : 'object';
}

class Scanner {
  readonly #environment: Environment;
  readonly #references = new Set<string>();

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  get references(): readonly string[] {
    return [...this.#references];
  }

  /** Scans a subexpression whose value is used. */
  read(node: ASTNode, scope: Scope, loops: number): Origin {
    const origin = this.#origin(node, scope, loops);
    if (origin.path !== undefined) this.#references.add(origin.path);
    return origin;
  }

  #readAll(nodes: readonly ASTNode[], scope: Scope, loops: number): readonly Origin[] {
    return nodes.map((node) => this.read(node, scope, loops));
  }

  /** The same, without counting the value itself as read: `this` in `this.date` is only on the way. */
  #origin(node: ASTNode, scope: Scope, loops: number): Origin {
    switch (node.op) {
      case 'value':
        return this.#literal(node);
      case 'id':
        return this.#variable(node.args, scope, node.start);
      case '.':
        return this.#field(this.#origin(node.args[0], scope, loops), node.args[1], node.pos);
      case '[]':
        return this.#index(node, scope, loops);
      case 'list':
        return this.#listOf(this.#readAll(node.args, scope, loops));
      case '?:': {
        this.read(node.args[0], scope, loops);
        const [left] = this.#readAll([node.args[1], node.args[2]], scope, loops);
        return left?.type === undefined ? UNKNOWN : { type: left.type };
      }
      case 'call':
        return this.#call(node.args[0], node.args[1], node.start, scope, loops);
      case 'rcall':
        return this.#method(node, scope, loops);
      case '!_':
      case '-_':
        this.read(node.args, scope, loops);
        return UNKNOWN;
      case 'map':
        throw new ExpressionError(
          'A form has no maps.',
          { code: 'noMap' },
          node.start,
          'Use a table with lookup(…).',
        );
      case '.?':
      case '[?]':
        throw new ExpressionError(
          'Optional access is not offered.',
          { code: 'noOptional' },
          node.pos,
          'Use has(…).',
        );
      default:
        this.#readAll(node.args, scope, loops);
        return UNKNOWN;
    }
  }

  #literal(node: ASTNode & { readonly op: 'value' }): Origin {
    if (node.args === null) {
      throw new ExpressionError(
        'There is no null here.',
        { code: 'noNull' },
        node.start,
        'A value not given is absent: use has(…).',
      );
    }
    if (typeof node.args === 'object') {
      throw new ExpressionError(
        'Only texts, numbers, true and false are written out.',
        { code: 'literal' },
        node.start,
      );
    }
    return UNKNOWN;
  }

  #variable(name: string, scope: Scope, offset: number): Origin {
    const local = scope.get(name);
    if (local) return local;
    const { variables } = this.#environment;
    const type = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (type !== undefined) return { type, path: name };
    const names = [...Object.keys(variables), ...scope.keys()];
    throw new ExpressionError(
      `There is no '${name}'.`,
      { code: 'unknownName', params: { name }, near: nearest(name, names) },
      offset,
      suggest(name, names),
    );
  }

  #field({ type, path }: Origin, name: string, offset: number): Origin {
    if (type === undefined) return UNKNOWN;
    const owner = path ?? `the ${describe(type)}`;
    if (typeof type === 'string' || 'list' in type) {
      throw new ExpressionError(
        `'${owner}' is a ${describe(type)} and has no field '${name}'.`,
        { code: 'noFieldsIn', params: { owner, type: describe(type), name } },
        offset,
        typeof type === 'string' ? undefined : 'Use exists(…) or all(…) to look at the items.',
      );
    }
    const field = Object.hasOwn(type.object, name) ? type.object[name] : undefined;
    if (field === undefined) {
      throw new ExpressionError(
        `'${owner}' has no field '${name}'.`,
        { code: 'unknownField', params: { owner, name }, near: nearest(name, Object.keys(type.object)) },
        offset,
        suggest(name, Object.keys(type.object)),
      );
    }
    return { type: field, ...(path === undefined ? {} : { path: `${path}.${name}` }) };
  }

  #index(node: ASTNode & { readonly op: '[]' }, scope: Scope, loops: number): Origin {
    const [target, index] = node.args;
    const origin = this.#origin(target, scope, loops);
    if (index.op === 'value' && typeof index.args === 'string') {
      return this.#field(origin, index.args, index.start);
    }
    this.read(index, scope, loops);
    if (typeof origin.type === 'object' && 'object' in origin.type) {
      throw new ExpressionError(
        'The name of a field is written out.',
        { code: 'fieldWritten' },
        index.start,
        'Write .name or ["name"].',
      );
    }
    return this.#item(origin);
  }

  #item({ type, path }: Origin): Origin {
    const item = typeof type === 'object' && 'list' in type ? type.list : undefined;
    return {
      ...(item === undefined ? {} : { type: item }),
      ...(path === undefined ? {} : { path: `${path}.*` }),
    };
  }

  #listOf([first]: readonly Origin[]): Origin {
    return first?.type === undefined ? UNKNOWN : { type: { list: first.type } };
  }

  #call(name: string, args: readonly ASTNode[], offset: number, scope: Scope, loops: number): Origin {
    if (name !== 'has' && !findFunction(name, false)) {
      const names = ['has', ...FUNCTIONS.filter((offered) => !offered.method).map((offered) => offered.name)];
      throw new ExpressionError(
        `There is no function '${name}'.`,
        { code: 'unknownFunction', params: { name }, near: nearest(name, names) },
        offset,
        suggest(name, names),
      );
    }
    checkLiteralArguments(name, args, this.#environment);
    this.#readAll(args, scope, loops);
    return UNKNOWN;
  }

  #method(node: ASTNode & { readonly op: 'rcall' }, scope: Scope, loops: number): Origin {
    const [name, receiver, args] = node.args;
    if (LIST_MACROS.has(name)) return this.#loop(node, scope, loops + 1);
    if (!findFunction(name, true)) {
      const methods = FUNCTIONS.filter((offered) => offered.method).map((offered) => offered.name);
      const names = [...methods, ...LIST_MACROS];
      const isFunction = findFunction(name, false) !== undefined;
      const suggestion = isFunction ? `Write ${name}(…) around the value.` : suggest(name, names);
      const offset = node.input.indexOf(name, receiver.end);
      throw new ExpressionError(
        `There is no method '${name}'.`,
        isFunction
          ? { code: 'functionNotMethod', params: { name } }
          : { code: 'unknownMethod', params: { name }, near: nearest(name, names) },
        offset,
        suggestion,
      );
    }
    checkLiteralArguments(`.${name}`, args, this.#environment);
    this.#readAll([receiver, ...args], scope, loops);
    return UNKNOWN;
  }

  #loop(node: ASTNode & { readonly op: 'rcall' }, scope: Scope, loops: number): Origin {
    const [name, receiver, [variable, ...body]] = node.args;
    if (loops > DEEPEST_LOOP) {
      throw new ExpressionError(
        'Lists are looked through at most two deep.',
        { code: 'loopDepth' },
        node.pos,
      );
    }
    // Chained loops run one after the other: only a loop in a loop's body multiplies.
    const list = this.read(receiver, scope, loops - 1);
    if (variable?.op !== 'id')
      throw new ExpressionError(
        `${name}(…) begins with a name for the item.`,
        { code: 'loopName', params: { name } },
        node.pos,
      );
    const results = this.#readAll(body, new Map(scope).set(variable.args, this.#item(list)), loops);
    if (name === 'filter') return list;
    return name === 'map' ? this.#listOf(results.slice(-1)) : UNKNOWN;
  }
}

/**
 * Collects the paths that an expression reads, and refuses what the type checker of CEL lets pass or says badly:
 * unknown names, fields inside `has(…)`, functions that are not offered.
 */
export function scanExpression(ast: ASTNode, environment: Environment): Scan {
  const scanner = new Scanner(environment);
  scanner.read(ast, new Map(), 0);
  return { references: scanner.references };
}
