import type { Compiler, Frame, Program } from './compile.ts';
import type { MethodTree } from './tree.ts';
import { merge, NotKnown, type Result } from './values.ts';

/** An evaluation that would look at too many items: the data is not what any form holds. */
export class EvaluationLimitError extends Error {
  override readonly name = 'EvaluationLimitError';
}

type Loop = (items: readonly Result[], body: (item: Result) => Result) => Result;

/** `all` is one conjunction over the items, `exists` one disjunction: one item that decides is enough. */
function quantifier(deciding: boolean): Loop {
  return (items, body) => {
    const unknown: NotKnown[] = [];
    for (const item of items) {
      const answer = body(item);
      if (answer === deciding) return deciding;
      if (answer instanceof NotKnown) unknown.push(answer);
    }
    return unknown.length > 0 ? merge(...unknown) : !deciding;
  };
}

/** More than one that holds is false, whatever the unknown ones are. */
function existsOne(items: readonly Result[], body: (item: Result) => Result): Result {
  const answers = items.map(body);
  const holding = answers.filter((answer) => answer === true).length;
  if (holding > 1) return false;
  const unknown = answers.filter((answer) => answer instanceof NotKnown);
  return unknown.length > 0 ? merge(...unknown) : holding === 1;
}

function filter(items: readonly Result[], body: (item: Result) => Result): Result {
  const answers = items.map(body);
  const unknown = answers.filter((answer) => answer instanceof NotKnown);
  return unknown.length > 0 ? merge(...unknown) : items.filter((_, index) => answers[index] === true);
}

function map(items: readonly Result[], body: (item: Result) => Result): Result {
  return items.map(body);
}

const LOOPS: Readonly<Record<string, Loop>> = {
  all: quantifier(false),
  exists: quantifier(true),
  exists_one: existsOne,
  filter,
  map,
};

function withItem(frame: Frame, name: string, item: Result, body: Program): Result {
  frame.stepsLeft -= 1;
  if (frame.stepsLeft < 0) throw new EvaluationLimitError('The lists are too long to be looked through.');
  const outer = frame.items.get(name);
  frame.items.set(name, item);
  const result = body(frame);
  if (outer !== undefined) frame.items.set(name, outer);
  return result;
}

/** Compiles `list.exists(item, …)` and its like; `map` with three arguments filters first. */
export function compileLoop(compiler: Compiler, node: MethodTree, locals: ReadonlySet<string>): Program {
  const [name, receiver, [variable, ...bodies]] = node.args;
  const loop = LOOPS[name];
  if (loop === undefined || variable?.op !== 'id') throw new Error(`'${name}' is refused by the check.`);
  const itemName = variable.args;
  const list = compiler.compile(receiver, locals);
  const inner = new Set(locals).add(itemName);
  const [first, second] = bodies.map((body) => compiler.compile(body, inner));
  if (first === undefined) throw new Error(`'${name}' is refused by the check.`);
  return (frame) => {
    const items = list(frame);
    if (items instanceof NotKnown) return items;
    if (!Array.isArray(items)) return new NotKnown([]);
    const run = (body: Program) => (item: Result) => withItem(frame, itemName, item, body);
    if (second === undefined) return loop(items, run(first));
    const kept = filter(items, run(first));
    return Array.isArray(kept) ? loop(kept, run(second)) : kept;
  };
}
