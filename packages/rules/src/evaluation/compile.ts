import type { Environment, Values } from '../types.ts';
import { type FunctionBody, type FunctionContext, findFunction, LIST_MACROS } from './functions.ts';
import { compileLoop } from './loops.ts';
import { equals, isIn, STRICT_OPERATORS } from './operators.ts';
import { chainPath, pathsRead } from './paths.ts';
import type { Tree } from './tree.ts';
import { absent, fromJson, merge, NotKnown, type Result, readField, type Value } from './values.ts';

/** What one evaluation knows: the values, the items that loops are at, and what looping may still cost. */
export interface Frame {
  readonly values: Values;
  readonly items: Map<string, Result>;
  stepsLeft: number;
}

/** A compiled expression. It never throws for what the data holds. */
export type Program = (frame: Frame) => Result;

/** Turns a checked expression's tree into functions once, so that each evaluation only calls them. */
export class Compiler {
  readonly #environment: Environment;
  readonly #functions: FunctionContext;

  constructor(environment: Environment, functions: FunctionContext) {
    this.#environment = environment;
    this.#functions = functions;
  }

  /** `locals` are the names that loops around the node bind. */
  compile(node: Tree, locals: ReadonlySet<string>): Program {
    switch (node.op) {
      case 'value':
        return this.#literal(node.args);
      case 'id':
        return this.#variable(node.args, locals);
      case '.':
        return this.#field(node.args[0], node.args[1], locals);
      case '[]':
        return this.#index(node.args[0], node.args[1], locals);
      case '&&':
        return this.#logical(node.args, locals, false);
      case '||':
        return this.#logical(node.args, locals, true);
      case '?:':
        return this.#ternary(node.args, locals);
      case '==':
        return this.#pair(node.args, locals, equals);
      case '!=':
        return this.#pair(node.args, locals, (left, right) => negate(equals(left, right)));
      case 'in':
        return this.#pair(node.args, locals, isIn);
      case '!_':
        return this.#strict([node.args], locals, ([value]) => value !== true);
      case '-_':
        return this.#strict([node.args], locals, ([value]) =>
          typeof value === 'bigint' || typeof value === 'number' ? -value : undefined,
        );
      case 'list': {
        const items = node.args.map((item) => this.compile(item, locals));
        return (frame) => items.map((item) => item(frame));
      }
      case 'call':
        if (node.args[0] === 'has') return this.#has(node.args[1][0], locals);
        return this.#function(node.args[0], false, node.args[1], locals);
      case 'rcall':
        if (LIST_MACROS.has(node.args[0])) return compileLoop(this, node, locals);
        return this.#function(node.args[0], true, [node.args[1], ...node.args[2]], locals);
      default: {
        const apply = STRICT_OPERATORS[node.op];
        return this.#strict(node.args, locals, ([left, right]) =>
          apply === undefined || left === undefined || right === undefined ? undefined : apply(left, right),
        );
      }
    }
  }

  #literal(value: unknown): Program {
    if (typeof value === 'object' || value === undefined) throw new Error('Refused by the check.');
    const literal = value as string | number | bigint | boolean;
    return () => literal;
  }

  #variable(name: string, locals: ReadonlySet<string>): Program {
    if (locals.has(name)) return (frame) => frame.items.get(name) ?? absent(name);
    const { variables } = this.#environment;
    const type = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (type === undefined) throw new Error(`'${name}' is refused by the check.`);
    return ({ values }) => (Object.hasOwn(values, name) ? fromJson(values[name], type, name) : absent(name));
  }

  #field(target: Tree, name: string, locals: ReadonlySet<string>): Program {
    const object = this.compile(target, locals);
    return (frame) => readField(object(frame), name);
  }

  #index(target: Tree, index: Tree, locals: ReadonlySet<string>): Program {
    if (index.op === 'value' && typeof index.args === 'string')
      return this.#field(target, index.args, locals);
    const [list, position] = [this.compile(target, locals), this.compile(index, locals)];
    return (frame) => {
      const [items, at] = [list(frame), position(frame)];
      if (at instanceof NotKnown) return merge(items, at);
      if (items instanceof NotKnown) {
        return items.absent === undefined ? items : absent(`${items.absent}.${String(at)}`);
      }
      const item = Array.isArray(items) ? items[Number(at)] : undefined;
      const path = chainPath(target, locals, frame);
      return item ?? (path === undefined ? new NotKnown([]) : absent(`${path}.${String(at)}`));
    };
  }

  /** Three answers: one operand that decides is enough, whichever side it is on. */
  #logical([left, right]: readonly [Tree, Tree], locals: ReadonlySet<string>, deciding: boolean): Program {
    const [first, second] = [this.compile(left, locals), this.compile(right, locals)];
    return (frame) => {
      const one = first(frame);
      if (one === deciding) return deciding;
      const other = second(frame);
      if (other === deciding) return deciding;
      return one instanceof NotKnown || other instanceof NotKnown ? merge(one, other) : !deciding;
    };
  }

  /** Where the condition is not known, two branches that agree still give the answer. */
  #ternary([condition, left, right]: readonly [Tree, Tree, Tree], locals: ReadonlySet<string>): Program {
    const [test, then, otherwise] = [condition, left, right].map((part) => this.compile(part, locals)) as [
      Program,
      Program,
      Program,
    ];
    return (frame) => {
      const chosen = test(frame);
      if (chosen === true) return then(frame);
      if (chosen === false) return otherwise(frame);
      const [one, other] = [then(frame), otherwise(frame)];
      return equals(one, other) === true ? one : chosen;
    };
  }

  #pair(
    [left, right]: readonly [Tree, Tree],
    locals: ReadonlySet<string>,
    answer: (left: Result, right: Result) => Result,
  ): Program {
    const [first, second] = [this.compile(left, locals), this.compile(right, locals)];
    return (frame) => answer(first(frame), second(frame));
  }

  /** Known when every argument is, and the operation has an answer for them. */
  #strict(
    nodes: readonly Tree[],
    locals: ReadonlySet<string>,
    run: (args: readonly Value[]) => Value | undefined,
  ): Program {
    const programs = nodes.map((node) => this.compile(node, locals));
    return (frame) => {
      const results = programs.map((program) => program(frame));
      if (results.some((result) => result instanceof NotKnown)) return merge(...results);
      const answer = run(results as readonly Value[]);
      // No answer for values that are given (a division by zero, a NISS without birth date): these are what to change.
      return answer ?? new NotKnown(nodes.flatMap((node) => pathsRead(node, locals, frame)));
    };
  }

  #function(name: string, isMethod: boolean, args: readonly Tree[], locals: ReadonlySet<string>): Program {
    const run: FunctionBody | undefined = findFunction(name, isMethod)?.run;
    if (!run) throw new Error(`'${name}' is refused by the check.`);
    return this.#strict(args, locals, (values) => run(values, this.#functions));
  }

  /** Always known: a value is given, or it is not. */
  #has(node: Tree | undefined, locals: ReadonlySet<string>): Program {
    if (!node) throw new Error("'has' is refused by the check.");
    const program = this.compile(node, locals);
    return (frame) => !(program(frame) instanceof NotKnown);
  }
}

function negate(answer: boolean | NotKnown): boolean | NotKnown {
  return typeof answer === 'boolean' ? !answer : answer;
}
