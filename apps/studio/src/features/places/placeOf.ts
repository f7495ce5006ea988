import type { DraftFiles } from '@greffe/client/studio';
import { pointerParts, textPath, toPointer } from '@greffe/definition';
import { isObject, readObject, textOf } from '../editor/readDefinition.ts';

/** What a place of the files is to somebody who has never seen a file. */
export type PlaceKind =
  | 'registry'
  | 'role'
  | 'recordType'
  | 'step'
  | 'field'
  | 'rule'
  | 'counter'
  | 'text'
  | 'table'
  | 'case'
  | 'module'
  | 'people'
  | 'file';

export interface Place {
  readonly kind: PlaceKind;
  /** What it is called on the screen, or in the files where it has no text. */
  readonly name: string;
  /** Of a field: what its step is called. Of a text: its language. */
  readonly of?: string;
  /** What of it, such as `roles` of a step; one of the members that the studio has a word for. */
  readonly member?: Member;
  /** Ids, for those who lead there: of the step, of the record type, of the field's place in its step. */
  readonly step?: string;
  readonly recordType?: string;
  readonly field?: string;
  /** A rule's id, a counter's, or a text's key. */
  readonly id?: string;
}

/** Members that the studio has a word for. */
export const members = [
  'roles',
  'readers',
  'requires',
  'when',
  'correction',
  'outcomes',
  'effects',
  'due',
  'repeat',
  'links',
  'access',
  'consent',
  'support',
  'visible',
  'required',
  'readOnly',
  'derived',
  'initial',
  'clearedWhen',
  'assert',
  'severity',
  'at',
  'scope',
  'cite',
  'origin',
  'type',
  'format',
  'enum',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'pattern',
  'unit',
  'fromTable',
  'width',
  'widget',
  'languages',
  'legalBasis',
  'createdBy',
  'beneficiary',
  'grantedBy',
  'counts',
  'limit',
  'period',
  'whenFull',
  'notices',
  'seenBy',
  'recipientsChangedBy',
] as const;
export type Member = (typeof members)[number];

const memberIn = (path: readonly string[]): { readonly member?: Member } => {
  const member = members.find((each) => path.includes(each));
  return member === undefined ? {} : { member };
};

/** A pointer's parts, positions in lists replaced by the ids of what stands there: those stay when the order changes. */
export function pathOf(files: DraftFiles, file: string, pointer: string): readonly string[] {
  let value: unknown = readObject(files, file);
  return pointerParts(pointer).map((part) => {
    const holder = value;
    value = isObject(holder) || Array.isArray(holder) ? (holder as Record<string, unknown>)[part] : undefined;
    const id = Array.isArray(holder) && isObject(value) ? value.id : undefined;
    return typeof id === 'string' ? id : part;
  });
}

/** What stands at a place; `path` is as `pathOf` gives it. */
export function placeOf(files: DraftFiles, language: string, file: string, path: readonly string[]): Place {
  const text = (key: string, otherwise: string) => textOf(files, language, key, otherwise);
  const [first = '', second = '', third = '', fourth = '', ...rest] = path;
  const [, step = '', part = ''] = /^steps\/(.+?)\.(schema|logic|ui)\.json$/.exec(file) ?? [];
  const i18n = /^i18n\/([a-z]{2})\.json$/.exec(file)?.[1];
  const table = /^tables\/(.+)\.csv$/.exec(file)?.[1];
  const example = /^cases\/(.+)\.case\.json$/.exec(file)?.[1];
  const module = /(?:^|\/)([^/]+)\/module\.[a-z]+\.json$/.exec(file)?.[1];
  if (step) {
    const field = part === 'schema' ? fieldIn(path) : { pointer: fieldKey(path), rest: path.slice(2) };
    const of = text(`step.${step}.title`, step);
    if (field.pointer === '') return { kind: 'step', name: of, step, ...memberIn(field.rest) };
    const name = text(`field.${step}.${textPath(field.pointer)}.title`, field.pointer.slice(1));
    return { kind: 'field', name, of, step, field: field.pointer, ...memberIn(field.rest) };
  }
  if (file === 'workflow.json' && first === 'recordTypes' && third === 'steps' && fourth !== '')
    return {
      kind: 'step',
      name: text(`step.${fourth}.title`, fourth),
      step: fourth,
      recordType: second,
      ...memberIn(rest),
    };
  if (file === 'workflow.json' && second !== '')
    return {
      kind: 'recordType',
      name: text(`recordType.${second}.title`, second),
      recordType: second,
      ...memberIn(path.slice(2)),
    };
  if (file === 'form.json' && (first === 'roles' || first === 'recordTypes') && second !== '') {
    const kind = first === 'roles' ? 'role' : 'recordType';
    return { kind, name: text(`${kind}.${second}.title`, second), ...memberIn(path.slice(2)) };
  }
  if (file === 'form.json' || file === 'workflow.json')
    return { kind: 'registry', name: '', ...memberIn(path) };
  if (file === 'rules.json')
    return { kind: 'rule', name: text(`rule.${second}`, second), id: second, ...memberIn(path.slice(2)) };
  if (file === 'counters.json' && first === 'counters' && second !== '')
    return {
      kind: 'counter',
      name: text(`counter.${second}.title`, second),
      id: second,
      ...memberIn(path.slice(2)),
    };
  if (i18n) return { kind: 'text', name: text(first, first), of: i18n, id: first };
  if (table) return { kind: 'table', name: table };
  if (example) return { kind: 'case', name: example };
  if (module) return { kind: 'module', name: module };
  return file === 'development.json' ? { kind: 'people', name: '' } : { kind: 'file', name: file };
}

/** The field of a place in `…logic.json` or `…ui.json`: a key of `fields`. */
function fieldKey([first, key = '']: readonly string[]): string {
  return first === 'fields' && key.startsWith('/') ? key : '';
}

/** The field of a place in a step's schema, and what of it. */
function fieldIn(path: readonly string[]): { readonly pointer: string; readonly rest: readonly string[] } {
  const field: string[] = [];
  let at = 0;
  for (;;) {
    if (path[at] === 'properties' && path[at + 1] !== undefined) {
      field.push(path[at + 1] ?? '');
      at += 2;
    } else if (path[at] === 'items' && field.length > 0 && path[at + 1] === 'properties') {
      field.push('*');
      at += 1;
    } else return { pointer: toPointer(field), rest: path.slice(at) };
  }
}
