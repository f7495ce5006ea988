import { parentPointer } from '@greffe/definition';
import { valueAt } from '../json.ts';
import { checkFieldName, checkId, checkOption, fieldAt, indexOfId, listAt, schemaFile } from '../names.ts';
import { refuse } from '../refused.ts';
import type { Session } from '../session.ts';
import { choiceAt, lastName, propertiesOf } from './fields.ts';
import { follow } from './follow.ts';

interface Rename {
  readonly id: string;
  readonly to: string;
}

/** Commands that give something another name, and follow it wherever it is meant. */
export interface RenameCommands {
  renameField: { readonly step: string; readonly pointer: string; readonly name: string };
  renameOption: {
    readonly step: string;
    readonly pointer: string;
    readonly value: string;
    readonly to: string;
  };
  renameStep: Rename;
  renameRole: Rename;
  renameRecordType: Rename;
  renameRule: Rename;
  renameTable: Rename;
  renameOutcome: Rename & { readonly step: string };
  renameLink: Rename;
  renameMessage: Rename;
  renameDocument: Rename;
}

type Handlers = {
  readonly [Type in keyof RenameCommands]: (session: Session, command: RenameCommands[Type]) => void;
};

/** The ids of a list are unique: refuses one that is taken, or one to be renamed that is not there. */
function checkIds(session: Session, file: string, pointer: string, { id, to }: Rename): void {
  indexOfId(session, file, pointer, id);
  if (listAt(session, file, pointer).some((item) => item.id === to)) refuse('name.taken', { name: to });
}

/** Messages and documents are there by being mentioned. */
const mentioned =
  (kind: 'message' | 'document') =>
  (session: Session, { id, to }: Rename): void => {
    checkId(to);
    const text = session.text('workflow.json');
    const mentions = (name: string) => text.includes(`"${kind}": "${name}"`);
    if (!mentions(id)) refuse('name.unknown', { name: id });
    if (mentions(to)) refuse('name.taken', { name: to });
    follow(session, { kind, id, to });
  };

export const renameHandlers: Handlers = {
  renameField(session, { step, pointer, name }) {
    checkFieldName(name);
    if (pointer === '' || lastName(pointer) === '*') refuse('place.kind', { pointer });
    fieldAt(session, step, pointer);
    if (lastName(pointer) === name) return;
    const parent = parentPointer(pointer);
    if (Object.hasOwn(propertiesOf(session, step, parent), name)) refuse('name.taken', { name });
    follow(session, { kind: 'field', at: { step, pointer }, to: { step, pointer: `${parent}/${name}` } });
  },
  renameOption(session, { step, pointer, value, to }) {
    checkOption(to);
    const choice = choiceAt(session, { step, pointer });
    if (!choice.values.includes(value)) refuse('name.unknown', { name: value });
    if (value === to) return;
    if (choice.values.includes(to)) refuse('name.taken', { name: to });
    follow(session, { kind: 'option', at: { step, pointer: choice.pointer }, id: value, to });
  },
  renameStep(session, { id, to }) {
    checkId(to);
    if (!session.has(schemaFile(id))) refuse('name.unknown', { name: id });
    if (id === to) return;
    if (session.has(schemaFile(to))) refuse('name.taken', { name: to });
    follow(session, { kind: 'step', id, to });
  },
  renameRole(session, { id, to }) {
    checkId(to);
    if (id === to) return;
    checkIds(session, 'form.json', '/roles', { id, to });
    follow(session, { kind: 'role', id, to });
  },
  renameRecordType(session, { id, to }) {
    checkId(to);
    if (id === to) return;
    checkIds(session, 'form.json', '/recordTypes', { id, to });
    follow(session, { kind: 'recordType', id, to });
  },
  renameRule(session, { id, to }) {
    checkId(to);
    if (id === to) return;
    checkIds(session, 'rules.json', '/rules', { id, to });
    follow(session, { kind: 'rule', id, to });
  },
  renameTable(session, { id, to }) {
    checkId(to);
    if (!session.has(`tables/${id}.csv`)) refuse('name.unknown', { name: id });
    if (id === to) return;
    if (session.has(`tables/${to}.csv`)) refuse('name.taken', { name: to });
    follow(session, { kind: 'table', id, to });
  },
  renameOutcome(session, { step, id, to }) {
    checkId(to);
    if (id === to) return;
    const outcomes = workflowSteps(session)
      .filter((entry) => entry.step === step)
      .flatMap(({ outcomes: ids }) => ids);
    if (!outcomes.includes(id)) refuse('name.unknown', { name: id });
    if (outcomes.includes(to)) refuse('name.taken', { name: to });
    follow(session, { kind: 'outcome', step, id, to });
  },
  // Links of one name have one text: they are renamed together.
  renameLink(session, { id, to }) {
    checkId(to);
    if (id === to) return;
    const links = linksOf(session);
    if (!links.some((ids) => ids.includes(id))) refuse('name.unknown', { name: id });
    if (links.some((ids) => ids.includes(to))) refuse('name.taken', { name: to });
    follow(session, { kind: 'link', id, to });
  },
  renameMessage: mentioned('message'),
  renameDocument: mentioned('document'),
};

/** The names of the links of each record type. */
function linksOf(session: Session): readonly (readonly unknown[])[] {
  const types = valueAt(session.value('workflow.json'), '/recordTypes');
  return Object.keys(types ?? {}).map((type) =>
    listAt(session, 'workflow.json', `/recordTypes/${type}/links`).map(({ id }) => id),
  );
}

/** The steps of every record type with their outcomes. */
function workflowSteps(
  session: Session,
): { readonly step: unknown; readonly outcomes: readonly unknown[] }[] {
  const types = valueAt(session.value('workflow.json'), '/recordTypes');
  return Object.keys(types ?? {}).flatMap((type) =>
    listAt(session, 'workflow.json', `/recordTypes/${type}/steps`).map(({ id, outcomes }) => ({
      step: id,
      outcomes: Array.isArray(outcomes) ? outcomes.map((outcome) => (outcome as { id?: unknown }).id) : [],
    })),
  );
}
