import { messagesOf } from './messages/messages.ts';

/** Values that a refusal's sentence names. */
export type RefusalParams = Readonly<Record<string, string | number>>;

/** Why a command cannot be carried out. */
export type RefusalCode =
  | 'file.missing'
  | 'file.exists'
  | 'file.path'
  | 'file.unreadable'
  | 'file.duplicateKey'
  | 'place.missing'
  | 'place.kind'
  | 'place.index'
  | 'name.taken'
  | 'name.forbidden'
  | 'name.shape'
  | 'name.unknown'
  | 'value.none'
  | 'table.syntax'
  | 'table.column'
  | 'table.row'
  | 'field.shared'
  | 'field.itself'
  | 'field.list'
  | 'field.unsayable'
  | 'option.table'
  | 'order.incomplete'
  | 'last.one'
  | 'undo.conflict';

/** A command that was not carried out: the files are as they were. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';
  readonly code: RefusalCode;
  readonly params: RefusalParams;

  constructor(code: RefusalCode, params: RefusalParams = {}) {
    super(`${code} ${JSON.stringify(params)}`);
    this.code = code;
    this.params = params;
  }
}

/** Stops a command. */
export function refuse(code: RefusalCode, params: RefusalParams = {}): never {
  throw new CommandRefused(code, params);
}

/** Why a command was refused, in a sentence. */
export function refusalSentence({ code, params }: CommandRefused, language: string): string {
  const message = messagesOf(language)[`refused.${code}`] ?? code;
  return message.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : whole,
  );
}
