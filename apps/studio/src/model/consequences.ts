import { isWithin, pointerParts, textPath, toPointer } from '@greffe/definition';
import { type Change, followChange, type NamePlace } from '@greffe/definition/rename';
import type { Command } from './commands/index.ts';
import { isObject, readJson, valueAt } from './json.ts';
import { messagesOf } from './messages/messages.ts';
import type { DefinitionFiles } from './types.ts';

/** What a place is part of. */
export type PlaceKind =
  | 'form'
  | 'workflow'
  | 'rule'
  | 'counter'
  | 'logic'
  | 'layout'
  | 'schema'
  | 'text'
  | 'case'
  | 'people'
  | 'migration';

/** A place that a command reaches besides what it is about. */
export interface Consequence extends NamePlace {
  /** `breaks`: it still refers to what is gone. `goes`: it goes along. `follows`: it is changed along. */
  readonly what: 'breaks' | 'goes' | 'follows';
  readonly kind: PlaceKind;
  /** What the place is called: a rule's id, a step's, a text's key, a case's file. */
  readonly name: string;
}

/** Every place that a command reaches, before it is done; the same place once. */
export function consequencesOf(
  files: DefinitionFiles,
  command: Command,
  shared: DefinitionFiles = {},
): readonly Consequence[] {
  const all = command.type === 'all' ? command.commands : [command];
  const found = all.flatMap((part) =>
    part.type === 'all' ? consequencesOf(files, part, shared) : of(files, part, shared),
  );
  const seen = new Map(
    found.map((consequence) => [`${consequence.file} ${consequence.pointer}`, consequence]),
  );
  return [...seen.values()];
}

/** A consequence in a sentence. */
export function sentenceOf({ what, kind, name }: Consequence, language: string): string {
  const messages = messagesOf(language);
  const place = (messages[`place.${kind}`] ?? '{name}').replace('{name}', () => name);
  return (messages[`consequence.${what}`] ?? '{place}').replace('{place}', () => place);
}

type Single = Exclude<Command, { readonly type: 'all' }>;

function of(files: DefinitionFiles, command: Single, shared: DefinitionFiles): Consequence[] {
  const change = changeOf(files, command);
  if (!change) return [];
  const parsed = new Map<string, unknown>();
  const read = (file: string): unknown => {
    if (!parsed.has(file)) parsed.set(file, readJson(files[file]));
    return parsed.get(file);
  };
  const reached = followChange(files, shared, change).places.flatMap((place): Consequence[] => {
    if (isItself(place, change)) return [];
    const { kind, name } = placeOf(place, read);
    return [{ ...place, kind, name, what: whatOf(command, change, place, kind, read) }];
  });
  return command.type === 'moveFieldToStep'
    ? [...reached, ...leftBehind(command.step, command.pointer, read)]
    : reached;
}

/** The conditions of a field, and of those in it, that read what does not go to another step with it. */
function leftBehind(step: string, pointer: string, read: (file: string) => unknown): Consequence[] {
  const file = `steps/${step}.logic.json`;
  const fields = valueAt(read(file), '/fields');
  return Object.entries(isObject(fields) ? fields : {}).flatMap(([key, entry]) => {
    if (!isWithin(key, pointer)) return [];
    const outside = key === pointer ? /\b(?:this|data)\b/ : /\bdata\b/;
    return Object.entries(isObject(entry) ? entry : {}).flatMap(([word, cel]): Consequence[] =>
      word !== 'reason' && typeof cel === 'string' && outside.test(cel)
        ? [
            {
              file,
              pointer: `/fields${toPointer([key, word])}`,
              kind: 'logic',
              name: `${step}${key}`,
              what: 'breaks',
            },
          ]
        : [],
    );
  });
}

function isRepeated(workflow: unknown, step: string): boolean {
  const types = valueAt(workflow, '/recordTypes');
  return Object.values(isObject(types) ? types : {}).some((type) => {
    const steps = isObject(type) && Array.isArray(type.steps) ? type.steps : [];
    return steps.some((entry: unknown) => isObject(entry) && entry.id === step && entry.repeat !== undefined);
  });
}

/** What a command is about; nothing where it reaches no other place. */
function changeOf(files: DefinitionFiles, command: Single): Change | undefined {
  switch (command.type) {
    case 'removeField':
    case 'renameField':
    case 'moveField':
    case 'moveFieldToStep':
      return { kind: 'field', at: { step: command.step, pointer: command.pointer } };
    case 'removeOption':
    case 'renameOption': {
      const schema = readJson(files[`steps/${command.step}.schema.json`]);
      const parts = pointerParts(command.pointer).flatMap((part) =>
        part === '*' ? ['/items'] : [`/properties/${part}`],
      );
      const field = valueAt(schema, parts.join(''));
      const items = isObject(field) && field.type === 'array' ? '/*' : '';
      return {
        kind: 'option',
        at: { step: command.step, pointer: `${command.pointer}${items}` },
        id: command.value,
      };
    }
    case 'removeStep':
    case 'renameStep':
      return { kind: 'step', id: command.id };
    case 'removeRole':
    case 'renameRole':
      return { kind: 'role', id: command.id };
    case 'removeRule':
    case 'renameRule':
      return { kind: 'rule', id: command.id };
    case 'renameRecordType':
      return { kind: 'recordType', id: command.id };
    case 'renameTable':
      return { kind: 'table', id: command.id };
    case 'renameMessage':
      return { kind: 'message', id: command.id };
    case 'renameDocument':
      return { kind: 'document', id: command.id };
    case 'renameOutcome':
      return { kind: 'outcome', step: command.step, id: command.id };
    case 'renameLink':
      return { kind: 'link', id: command.id };
    case 'removeFile': {
      const table = /^tables\/(.+)\.csv$/.exec(command.file)?.[1];
      return table === undefined ? undefined : { kind: 'table', id: table };
    }
    default:
      return undefined;
  }
}

/** What belongs to the thing itself: its schema, its layout, its own logic, its texts. */
function isItself({ file, pointer }: NamePlace, change: Change): boolean {
  const [area = '', key = ''] = pointerParts(pointer);
  if (change.kind === 'field') {
    const { step, pointer: field } = change.at;
    if (file === `steps/${step}.schema.json`)
      return (
        pointer.split('/properties/').length - 1 ===
          pointerParts(field).filter((part) => part !== '*').length && !pointer.includes('/fromTable')
      );
    if (file === `steps/${step}.ui.json` || file === `steps/${step}.logic.json`)
      return area === 'fields' && isWithin(key, field);
    return file.startsWith('i18n/') && area.startsWith(`field.${step}.${textPath(field)}.`);
  }
  if (change.kind === 'option')
    return file.endsWith('.schema.json') || (file.startsWith('i18n/') && area.includes('.option.'));
  if (file.startsWith('i18n/')) return true;
  if (change.kind === 'role') return file === 'form.json' && /^\/roles\/\d+\/id$/.test(pointer);
  if (change.kind === 'rule') return file === 'rules.json' && /^\/rules\/\d+\/id$/.test(pointer);
  return change.kind === 'step' && file === 'workflow.json' && /\/steps\/\d+\/id$/.test(pointer);
}

function whatOf(
  command: Single,
  change: Change,
  { pointer }: NamePlace,
  kind: PlaceKind,
  read: (file: string) => unknown,
): Consequence['what'] {
  if (command.type === 'moveFieldToStep') {
    // A repeated step has no one value that a condition could read.
    const isOutOfReach = kind === 'workflow' && isRepeated(read('workflow.json'), command.toStep);
    // The answer that says in which organisation a role counts must come before that role's own steps.
    const isLate = kind === 'form' && pointer.includes('/namedBy/');
    return isOutOfReach || isLate || ['rule', 'counter', 'logic', 'schema', 'case'].includes(kind)
      ? 'breaks'
      : 'follows';
  }
  if (!command.type.startsWith('remove')) return 'follows';
  if (change.kind === 'field' && kind === 'case') return 'goes';
  if (change.kind === 'step') {
    const isOfStep = kind === 'rule' && valueAt(read('rules.json'), pointer) === change.id;
    const isMention =
      kind === 'workflow' &&
      /\/(?:requires|reopens|adds)\/\d+$/.test(pointer) &&
      !pointer.includes('/links/');
    return isOfStep || isMention || kind === 'text' ? 'goes' : 'breaks';
  }
  return 'breaks';
}

/** What a place is part of, and what that is called. */
function placeOf(
  { file, pointer }: NamePlace,
  read: (file: string) => unknown,
): { kind: PlaceKind; name: string } {
  const parts = pointerParts(pointer);
  const idAt = (length: number) => {
    const thing = valueAt(read(file), `/${parts.slice(0, length).join('/')}`);
    return isObject(thing) && typeof thing.id === 'string' ? thing.id : parts.slice(0, length).join(' › ');
  };
  const step = /^steps\/([^.]+)\./.exec(file)?.[1] ?? '';
  if (file === 'form.json') return { kind: 'form', name: idAt(2) };
  if (file === 'workflow.json')
    return { kind: 'workflow', name: parts[2] === 'steps' ? idAt(4) : (parts[1] ?? '') };
  if (file === 'rules.json') return { kind: 'rule', name: idAt(2) };
  if (file === 'counters.json') return { kind: 'counter', name: idAt(2) };
  if (file.startsWith('i18n/')) return { kind: 'text', name: parts[0] ?? '' };
  if (file.startsWith('cases/')) return { kind: 'case', name: file.replace(/^cases\/|\.case\.json$/g, '') };
  if (file.startsWith('migrations/')) return { kind: 'migration', name: file };
  if (file === 'development.json') return { kind: 'people', name: file };
  const field = `${step}${parts[1] ?? ''}`;
  if (file.endsWith('.logic.json')) return { kind: 'logic', name: field };
  return file.endsWith('.ui.json') ? { kind: 'layout', name: field } : { kind: 'schema', name: step };
}
