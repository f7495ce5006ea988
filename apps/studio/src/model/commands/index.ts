import type { Session } from '../session.ts';
import { type FieldCommands, fieldHandlers } from './fields.ts';
import { type LowCommands, lowHandlers } from './low.ts';
import { type MoveCommands, moveHandlers } from './moves.ts';
import { type PropertyCommands, propertyHandlers } from './properties.ts';
import { type RenameCommands, renameHandlers } from './renames.ts';
import { type RoleCommands, roleHandlers } from './roles.ts';
import { type RuleCommands, ruleHandlers } from './rules.ts';
import { type StepCommands, stepHandlers } from './steps.ts';
import { type TableCommands, tableHandlers } from './tables.ts';
import { type TextCommands, textHandlers } from './texts.ts';

interface CommandMap
  extends LowCommands,
    TableCommands,
    FieldCommands,
    PropertyCommands,
    MoveCommands,
    RenameCommands,
    RuleCommands,
    StepCommands,
    RoleCommands,
    TextCommands {}

/** Several commands that are done and undone as one. */
export interface AllCommands {
  readonly type: 'all';
  readonly commands: readonly Command[];
  readonly label?: string;
}

/** One edit: plain JSON, so that it can be kept, sent and undone. */
export type Command =
  | { [Type in keyof CommandMap]: { readonly type: Type } & CommandMap[Type] }[keyof CommandMap]
  | AllCommands;

/** The types of command. */
export type CommandType = Command['type'];

type Handler = (session: Session, command: never) => void;

const HANDLERS: Readonly<Record<Exclude<CommandType, 'all'>, Handler>> = {
  ...lowHandlers,
  ...tableHandlers,
  ...fieldHandlers,
  ...propertyHandlers,
  ...moveHandlers,
  ...renameHandlers,
  ...ruleHandlers,
  ...stepHandlers,
  ...roleHandlers,
  ...textHandlers,
};

/** Carries a command out in a session. */
export function run(session: Session, command: Command): void {
  if (command.type === 'all') for (const part of command.commands) run(session, part);
  else HANDLERS[command.type](session, command as never);
}
