import type { MessageKey } from '../language/catalogues.ts';

/** What can be done to each kind of thing, as undo and redo name it. */
const named = {
  addField: 'command.addField',
  removeField: 'command.removeField',
  renameField: 'command.renameField',
  moveField: 'command.moveField',
  moveFieldToStep: 'command.moveField',
  addStep: 'command.addStep',
  removeStep: 'command.removeStep',
  renameStep: 'command.renameStep',
  reorderSteps: 'command.moveStep',
  changeStep: 'command.changeStep',
  addRule: 'command.addRule',
  removeRule: 'command.removeRule',
  renameRule: 'command.renameRule',
  moveRule: 'command.moveRule',
  changeRule: 'command.changeRule',
  addRole: 'command.addRole',
  removeRole: 'command.removeRole',
  renameRole: 'command.renameRole',
  setText: 'command.setText',
  addLanguage: 'command.addLanguage',
  removeLanguage: 'command.removeLanguage',
} as const satisfies Readonly<Record<string, MessageKey>>;

/** The text that says what a command does; `label` is its type, or what a composite one is called. */
export function commandName(label: string): MessageKey {
  if (Object.hasOwn(named, label)) return named[label as keyof typeof named];
  if (/Table|Cell/.test(label)) return 'command.changeTable';
  return /^set|Option/.test(label) && label !== 'setValue' ? 'command.changeField' : 'command.other';
}
