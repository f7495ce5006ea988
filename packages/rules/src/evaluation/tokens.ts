/** A piece of an expression. The sign of a name is the name itself, so that `in` is read as an operator. */
export interface Token {
  readonly kind: 'literal' | 'name' | 'sign' | 'end';
  /** The sign or name; of a literal and of the end, nothing. */
  readonly sign: string;
  readonly value?: string | number | bigint | boolean | null;
  readonly offset: number;
}

const token =
  /(?:[ \t\r\n]|\/\/[^\n]*)*(?:(?<number>0[xX][\da-fA-F]+|\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)|(?<raw>[rR](?=["']))?(?<text>"""(?:\\[\s\S]|[^\\])*?"""|'''(?:\\[\s\S]|[^\\])*?'''|"(?:\\[\s\S]|[^"\\\r\n])*"|'(?:\\[\s\S]|[^'\\\r\n])*')|(?<name>[A-Za-z_]\w*)|(?<sign>==|!=|<=|>=|&&|\|\||[-+*/%<>!?:.,()[\]])|(?<end>$))/y;

const escaped = /\\(?:[uU]([\da-fA-F]{8}|[\da-fA-F]{4})|[xX]([\da-fA-F]{2})|([0-7]{3})|([\s\S]))/g;
const control: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

function unescaped(text: string): string {
  return text.replace(escaped, (_all, unicode?: string, hex?: string, octal?: string, other = '') => {
    const digits = unicode ?? hex;
    if (digits !== undefined) return String.fromCodePoint(Number.parseInt(digits, 16));
    return octal === undefined ? (control[other] ?? other) : String.fromCharCode(Number.parseInt(octal, 8));
  });
}

function numberOf(text: string): number | bigint {
  return /^\d+$|^0x/i.test(text) ? BigInt(text) : Number(text);
}

function textOf(quoted: string, isRaw: boolean): string {
  const quotes = /^("""|''')/.test(quoted) ? 3 : 1;
  const inner = quoted.slice(quotes, -quotes);
  return isRaw ? inner : unescaped(inner);
}

const constants: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

/** The pieces of an expression that passed the check. Throws for a text that is none. */
export function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let offset = 0; ; ) {
    token.lastIndex = offset;
    const { number, raw, text, name, sign, end } = token.exec(source)?.groups ?? {};
    const at = offset;
    offset = token.lastIndex;
    if (number !== undefined) tokens.push({ kind: 'literal', sign: '', value: numberOf(number), offset: at });
    else if (text !== undefined)
      tokens.push({ kind: 'literal', sign: '', value: textOf(text, raw !== undefined), offset: at });
    else if (name !== undefined && Object.hasOwn(constants, name))
      tokens.push({ kind: 'literal', sign: '', value: constants[name] ?? null, offset: at });
    else if (name !== undefined) tokens.push({ kind: 'name', sign: name, offset: at });
    else if (sign !== undefined) tokens.push({ kind: 'sign', sign, offset: at });
    else if (end !== undefined) return [...tokens, { kind: 'end', sign: '', offset: at }];
    else throw new SyntaxError(`The expression cannot be read at ${at}: it has not passed the check.`);
  }
}
