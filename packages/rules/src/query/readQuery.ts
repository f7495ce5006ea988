import { type ASTNode, Environment as CelEnvironment } from '@marcbachmann/cel-js';
import { operandOf, pathOf } from './operands.ts';
import {
  type Comparison,
  type Condition,
  comparisons,
  type Operand,
  type Query,
  type Test,
} from './types.ts';

/** As large as a query gets that somebody still reads. */
const cel = new CelEnvironment({ limits: { maxAstNodes: 400, maxDepth: 24, maxListElements: 100 } });

/**
 * The query of an expression, by its syntax alone: names and types are not looked at.
 * @returns undefined for one that is no query, or cannot be read.
 */
export function readQuery(source: string): Query | undefined {
  const ast = parsed(source);
  return ast && queryOf(ast);
}

/** The value of an expression that gives one, where it is a simple one; undefined for every other. */
export function readOperand(source: string): Operand | undefined {
  const ast = parsed(source);
  return ast && operandOf(ast);
}

function parsed(source: string): ASTNode | undefined {
  try {
    return cel.parse(source).ast;
  } catch {
    return undefined;
  }
}

const condition = (subject: Operand, test: Test, ...operands: readonly Operand[]): Condition => ({
  kind: 'condition',
  subject,
  test,
  operands,
});

function queryOf(node: ASTNode): Query | undefined {
  switch (node.op) {
    case '&&':
    case '||':
      return groupOf(node.op, node);
    case '!_': {
      const inside = queryOf(node.args);
      return inside && negated(inside);
    }
    case 'call': {
      const [name, [field]] = node.args;
      const path = name === 'has' && field ? pathOf(field) : undefined;
      return path === undefined ? undefined : condition({ kind: 'path', path }, 'isGiven');
    }
    case 'rcall': {
      const [name, receiver, [part]] = node.args;
      const [path, text] = [pathOf(receiver), part && operandOf(part)];
      if (path === undefined || text?.kind !== 'text') return undefined;
      return name === 'startsWith' || name === 'endsWith' || name === 'contains'
        ? condition({ kind: 'path', path }, name, text)
        : undefined;
    }
    case 'in':
      return memberOf(node.args[0], node.args[1]);
    default: {
      const test = comparisons.find((one) => one === node.op);
      if (test !== undefined) return comparisonOf(test, node.args as [ASTNode, ASTNode]);
      const path = pathOf(node);
      return path === undefined ? undefined : condition({ kind: 'path', path }, 'isTrue');
    }
  }
}

function groupOf(operator: '&&' | '||', node: ASTNode): Query | undefined {
  const parts: Query[] = [];
  const gather = (one: ASTNode): boolean => {
    if (one.op === operator) return gather(one.args[0]) && gather(one.args[1]);
    const part = queryOf(one);
    if (part) parts.push(part);
    return part !== undefined;
  };
  if (!gather(node)) return undefined;
  const joined = operator === '&&' ? withTicks(parts) : parts;
  const [only] = joined;
  if (joined.length === 1 && only) return only;
  return { kind: 'group', join: operator === '&&' ? 'all' : 'any', isNegated: false, parts: joined };
}

/** `has(x) && x` is one condition to whoever reads it: the box is ticked. */
function withTicks(parts: readonly Query[]): Query[] {
  const joined: Query[] = [];
  for (const part of parts) {
    const before = joined.at(-1);
    const isPair = isAbout(before, 'isGiven') && isAbout(part, 'isTrue') && pathIn(before) === pathIn(part);
    if (isPair) joined.pop();
    joined.push(isPair ? { ...part, test: 'isTicked' } : part);
  }
  return joined;
}

function isAbout(query: Query | undefined, test: Test): query is Condition {
  return query?.kind === 'condition' && query.test === test;
}

const pathIn = ({ subject }: Condition) => (subject.kind === 'path' ? subject.path : undefined);

const OPPOSITES: Readonly<Partial<Record<Test, Test>>> = {
  isGiven: 'isNotGiven',
  isTrue: 'isFalse',
  isTicked: 'isNotTicked',
  isOneOf: 'isNoneOf',
  includes: 'excludes',
};

function negated(query: Query): Query {
  const opposite = query.kind === 'condition' ? OPPOSITES[query.test] : undefined;
  if (query.kind === 'condition' && opposite) return { ...query, test: opposite };
  if (query.kind === 'group' && !query.isNegated) return { ...query, isNegated: true };
  return { kind: 'group', join: 'all', isNegated: true, parts: [query] };
}

function memberOf(left: ASTNode, right: ASTNode): Query | undefined {
  if (right.op === 'list') {
    const path = pathOf(left);
    const values = right.args.map(operandOf);
    const texts = values.filter((value) => value?.kind === 'text');
    return path === undefined || texts.length !== values.length || texts.length === 0
      ? undefined
      : condition({ kind: 'path', path }, 'isOneOf', ...texts);
  }
  const [text, path] = [operandOf(left), pathOf(right)];
  return text?.kind === 'text' && path !== undefined
    ? condition({ kind: 'path', path }, 'includes', text)
    : undefined;
}

const MIRRORED: Readonly<Record<Comparison, Comparison>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

const isWritten = ({ kind }: Operand) => ['text', 'number', 'boolean', 'date'].includes(kind);

function comparisonOf(test: Comparison, [first, second]: readonly [ASTNode, ASTNode]): Query | undefined {
  const [left, right] = [operandOf(first), operandOf(second)];
  if (!left || !right) return undefined;
  // What is written out is what something is compared with, on whichever side it stands.
  return isWritten(left) && !isWritten(right)
    ? condition(right, MIRRORED[test], left)
    : condition(left, test, right);
}
