import { isObject, type JsonObject, valueAt } from '../json.ts';
import { checkId, indexOfId, listAt, logicFile, schemaFile, uiFile } from '../names.ts';
import { refuse } from '../refused.ts';
import type { Session } from '../session.ts';
import type { ByLanguage } from '../types.ts';
import { lowHandlers } from './low.ts';
import { setMembers } from './properties.ts';
import { ruleHandlers } from './rules.ts';
import { putTexts, removeTexts } from './texts.ts';

/** What can be said of a step in the workflow, besides its id. */
export interface StepChanges {
  readonly roles?: readonly string[];
  readonly readers?: readonly string[] | null;
  readonly requires?: readonly string[];
  readonly when?: string | null;
  readonly repeat?: JsonObject | null;
  readonly correction?: { readonly mode: 'undo' | 'reopen' | 'final'; readonly window?: string };
  readonly outcomes?: readonly JsonObject[] | null;
  readonly effects?: readonly JsonObject[];
  readonly due?: JsonObject | null;
  readonly medical?: boolean | null;
}

/** Commands on the steps of a record type. */
export interface StepCommands {
  addStep: {
    readonly recordType: string;
    readonly id: string;
    readonly roles: readonly string[];
    readonly requires?: readonly string[];
    readonly titles?: ByLanguage;
    readonly index?: number;
    readonly origin?: 'source' | 'proposed';
  };
  /** With its fields, texts and rules; other steps no longer require it. */
  removeStep: { readonly id: string };
  /** Every id of the record type, in the new order. */
  reorderSteps: { readonly recordType: string; readonly ids: readonly string[] };
  changeStep: { readonly recordType: string; readonly id: string; readonly changes: StepChanges };
}

type Handlers = {
  readonly [Type in keyof StepCommands]: (session: Session, command: StepCommands[Type]) => void;
};

const FILE = 'workflow.json';
const MEMBERS = new Set([
  'roles',
  'readers',
  'requires',
  'when',
  'repeat',
  'correction',
  'outcomes',
  'effects',
  'due',
  'medical',
]);
const stepsOf = (recordType: string) => `/recordTypes/${recordType}/steps`;

/** The record types of the workflow. */
function recordTypes(session: Session): string[] {
  const types = valueAt(session.value(FILE), '/recordTypes');
  return isObject(types) ? Object.keys(types) : [];
}

export const stepHandlers: Handlers = {
  addStep(session, { recordType, id, roles, requires = [], titles, index, origin = 'proposed' }) {
    checkId(id);
    if (session.has(schemaFile(id))) refuse('name.taken', { name: id });
    if (!recordTypes(session).includes(recordType)) refuse('name.unknown', { name: recordType });
    const pointer = stepsOf(recordType);
    const value = { id, roles, requires, correction: { mode: 'reopen' }, effects: [], origin };
    const length = listAt(session, FILE, pointer).length;
    lowHandlers.insertItem(session, { file: FILE, pointer, index: index ?? length, value });
    session.setValue(schemaFile(id), { type: 'object' });
    putTexts(session, `step.${id}.title`, titles, id);
  },

  removeStep(session, { id }) {
    const types = recordTypes(session);
    const withIt = types.filter((type) =>
      listAt(session, FILE, stepsOf(type)).some((step) => step.id === id),
    );
    if (withIt.length === 0 && !session.has(schemaFile(id))) refuse('name.unknown', { name: id });
    for (const type of withIt) {
      const steps = listAt(session, FILE, stepsOf(type));
      if (steps.length === 1) refuse('last.one', { name: id });
      const left = steps.filter((step) => step.id !== id).map((step) => withoutMention(step, id));
      lowHandlers.setValue(session, { file: FILE, pointer: stepsOf(type), value: left });
    }
    for (const file of [schemaFile(id), uiFile(id), logicFile(id)])
      if (session.has(file)) session.setText(file, null);
    const rules = session.has('rules.json') ? listAt(session, 'rules.json', '/rules') : [];
    for (const rule of rules)
      if (rule.step === id && typeof rule.id === 'string') ruleHandlers.removeRule(session, { id: rule.id });
    const areas = ['step', 'field', 'outcome', 'rule'].map((area) => `${area}.${id}.`);
    removeTexts(session, (key) => areas.some((area) => key.startsWith(area)));
  },

  reorderSteps(session, { recordType, ids }) {
    const steps = listAt(session, FILE, stepsOf(recordType));
    const ordered = ids.map(
      (id) => steps.find((step) => step.id === id) ?? refuse('name.unknown', { name: id }),
    );
    if (new Set(ids).size !== steps.length || ids.length !== steps.length) refuse('order.incomplete');
    lowHandlers.setValue(session, { file: FILE, pointer: stepsOf(recordType), value: ordered });
  },

  changeStep(session, { recordType, id, changes }) {
    const strange = Object.keys(changes).find((key) => !MEMBERS.has(key));
    if (strange !== undefined) refuse('name.unknown', { name: strange });
    const index = indexOfId(session, FILE, stepsOf(recordType), id);
    setMembers(session, FILE, `${stepsOf(recordType)}/${index}`, { ...changes });
  },
};

/** A step that neither requires another one any more, nor opens it again or adds to it. */
function withoutMention(step: JsonObject, id: string): JsonObject {
  const without = (value: unknown) => (Array.isArray(value) ? value.filter((item) => item !== id) : value);
  const members = (object: JsonObject, names: readonly string[]) =>
    Object.fromEntries(
      Object.entries(object).map(([key, value]) => [key, names.includes(key) ? without(value) : value]),
    );
  const left = members(step, ['requires']);
  if (!Array.isArray(left.outcomes)) return left;
  const outcomes = left.outcomes.map((outcome: unknown) =>
    isObject(outcome) ? members(outcome, ['reopens', 'adds']) : outcome,
  );
  return { ...left, outcomes };
}
