import { type Token, tokensOf } from './tokens.ts';
import { BINARY_LEVELS, type BinaryOperator, type Tree } from './tree.ts';

/**
 * Reads an expression that has passed the check. cel-js reads and checks expressions where they are written; a form
 * that is filled in needs their trees alone, and would load its types and functions for nothing.
 */
export function parseExpression(source: string): Tree {
  return new Reader(tokensOf(source)).whole();
}

const noToken: Token = { kind: 'end', sign: '', offset: 0 };

class Reader {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Tree {
    const tree = this.#expression();
    return this.#token.kind === 'end' ? tree : this.#refuse();
  }

  get #token(): Token {
    return this.#tokens[this.#next] ?? noToken;
  }

  #refuse(): never {
    throw new SyntaxError(
      `The expression cannot be read at ${this.#token.offset}: it has not passed the check.`,
    );
  }

  /** Whether this sign is next; it is then read. */
  #takes(sign: string): boolean {
    if (this.#token.sign !== sign || this.#token.kind === 'literal') return false;
    this.#next += 1;
    return true;
  }

  #expect(sign: string): void {
    if (!this.#takes(sign)) this.#refuse();
  }

  #name(): string {
    const { kind, sign } = this.#token;
    if (kind !== 'name') return this.#refuse();
    this.#next += 1;
    return sign;
  }

  #expression(): Tree {
    const test = this.#binary(0);
    if (!this.#takes('?')) return test;
    const then = this.#expression();
    this.#expect(':');
    return { op: '?:', args: [test, then, this.#expression()] };
  }

  #binary(level: number): Tree {
    const operators: readonly BinaryOperator[] | undefined = BINARY_LEVELS[level];
    if (operators === undefined) return this.#unary();
    let left = this.#binary(level + 1);
    for (;;) {
      const op = operators.find((operator) => this.#takes(operator));
      if (op === undefined) return left;
      left = { op, args: [left, this.#binary(level + 1)] };
    }
  }

  #unary(): Tree {
    if (this.#takes('!')) return { op: '!_', args: this.#unary() };
    if (this.#takes('-')) return { op: '-_', args: this.#unary() };
    let tree = this.#primary();
    for (;;) {
      if (this.#takes('.')) {
        const name = this.#name();
        tree = this.#takes('(')
          ? { op: 'rcall', args: [name, tree, this.#items(')')] }
          : { op: '.', args: [tree, name] };
      } else if (this.#takes('[')) {
        tree = { op: '[]', args: [tree, this.#expression()] };
        this.#expect(']');
      } else return tree;
    }
  }

  #primary(): Tree {
    const { kind, value } = this.#token;
    if (kind === 'literal') {
      this.#next += 1;
      return { op: 'value', args: value ?? null };
    }
    if (this.#takes('(')) {
      const tree = this.#expression();
      this.#expect(')');
      return tree;
    }
    if (this.#takes('[')) return { op: 'list', args: this.#items(']') };
    const name = this.#name();
    return this.#takes('(') ? { op: 'call', args: [name, this.#items(')')] } : { op: 'id', args: name };
  }

  /** Expressions with commas between them, and after the last where the author likes one. */
  #items(end: string): readonly Tree[] {
    const items: Tree[] = [];
    while (!this.#takes(end)) {
      items.push(this.#expression());
      if (!this.#takes(',')) {
        this.#expect(end);
        break;
      }
    }
    return items;
  }
}
