import { canonicalText, isObject, readJson } from './json.ts';
import { checkId, checkLanguage, logicFile, schemaFile, textFile, uiFile } from './names.ts';
import { refuse } from './refused.ts';
import template from './template/template.json' with { type: 'json' };
import type { ByLanguage, DefinitionFiles } from './types.ts';

/** A part of a new registry: its name in the files, and what it is called. */
export interface NewPart {
  readonly id: string;
  readonly titles: ByLanguage;
}

/** What must be known of a registry before its first step. */
export interface NewDefinition {
  readonly id: string;
  readonly title: ByLanguage;
  /** The first one is the default; words that are not known in a language are those of English. */
  readonly languages: readonly string[];
  /** The legal source; else the registry's own name stands there, to be replaced. */
  readonly legalBasis?: { readonly source: string; readonly article: string };
  readonly email?: string;
  /** Who takes part: the first one begins records and completes the first step. One, where nothing is said. */
  readonly roles?: readonly NewPart[];
  readonly recordType?: NewPart;
  /** The first step, in which it is said who a record is about. */
  readonly step?: NewPart;
  /** Who may try it in development. */
  readonly people?: readonly {
    readonly person: string;
    readonly organisation: string;
    readonly role: string;
  }[];
}

/** Words that a new registry can begin with, in the studio's languages: two roles, a kind of record, a first step. */
export const suggestions: {
  readonly roles: readonly NewPart[];
  readonly recordType: NewPart;
  readonly step: NewPart;
} = template.suggestions;

/**
 * The files of the smallest registry that is one: roles, a kind of record and a step that says who it is about. Where a
 * shared module holds all that the engine needs to know of a person, it is mounted; else the step has fields of its own.
 * @throws CommandRefused for an id or a language that cannot be one, and for two roles of one name.
 */
export function newDefinition(definition: NewDefinition, shared: DefinitionFiles = {}): DefinitionFiles {
  const { id, languages, legalBasis, email, people } = definition;
  const parts = partsOf(definition);
  const roles = parts.roles.map((role) => role.id);
  const { recordType, step } = parts;
  const [author = ''] = roles;
  for (const name of [id, ...roles, recordType.id, step.id]) checkId(name);
  for (const language of languages) checkLanguage(language);
  for (const list of [languages, roles])
    if (list.length === 0 || new Set(list).size < list.length) refuse('value.none');
  const { field } = template.ids;
  const module = moduleOfPerson(shared);
  const person =
    module === undefined
      ? { type: 'object', properties: template.ownFields, origin: 'proposed' }
      : { $ref: `../../shared/${module}/module.schema.json`, origin: 'proposed' };
  const form = {
    formatVersion: 1,
    id,
    version: '0.1.0',
    languages,
    legalBasis: legalBasis ?? { source: id, article: '1' },
    support: { email: email ?? 'support@example.org' },
    codePrefix: prefixOf(id),
    roles: roles.map((role) => ({ id: role, ...template.role })),
    recordTypes: [
      {
        id: recordType.id,
        origin: 'proposed',
        createdBy: [author],
        beneficiary: { step: step.id, ...template.beneficiary },
      },
    ],
  };
  const firstStep = { id: step.id, roles: [author], ...template.step };
  const values: Record<string, unknown> = {
    'form.json': form,
    'workflow.json': { recordTypes: { [recordType.id]: { steps: [firstStep] } } },
    'rules.json': { rules: [] },
    [schemaFile(step.id)]: { type: 'object', properties: { [field]: person } },
    [uiFile(step.id)]: { fields: { [`/${field}`]: { widget: 'section' } } },
    [logicFile(step.id)]: { fields: {} },
  };
  for (const language of languages)
    values[textFile(language)] = textsIn(language, definition, module === undefined);
  if (people?.length)
    values['development.json'] = {
      memberships: people.map(({ person: who, organisation, role }) => ({
        person: who,
        registry: id,
        role,
        organisation,
      })),
    };
  return Object.fromEntries(Object.entries(values).map(([file, value]) => [file, canonicalText(value)]));
}

function partsOf({ roles, recordType, step }: NewDefinition) {
  return {
    roles: roles ?? suggestions.roles.slice(0, 1),
    recordType: recordType ?? suggestions.recordType,
    step: step ?? suggestions.step,
  };
}

const TEXTS: Readonly<Record<string, Readonly<Record<string, string>>>> = template.texts;

function textsIn(language: string, definition: NewDefinition, hasOwnFields: boolean): Record<string, string> {
  const { roles, recordType, step } = partsOf(definition);
  const words = (Object.hasOwn(TEXTS, language) ? TEXTS[language] : undefined) ?? template.texts.en;
  const { ids } = template;
  const titles = (kind: string, { id, titles: own }: NewPart) =>
    [`${kind}.${id}.title`, titleIn(own, language, id)] as const;
  // The template's words are keyed by the template's names.
  const other = Object.entries(words).flatMap(([key, text]): [string, string][] => {
    const [kind, name, field, ...path] = key.split('.');
    if (kind === 'recordType') return [[`recordType.${recordType.id}.${field}`, text]];
    if (kind !== 'field' || name !== ids.step) return [[key, text]];
    const isOwn = path.length > 1;
    return isOwn && !hasOwnFields ? [] : [[`field.${step.id}.${[field, ...path].join('.')}`, text]];
  });
  return {
    'registry.title': titleIn(definition.title, language, definition.id),
    ...Object.fromEntries(other.filter(([key]) => key.startsWith('registry.'))),
    ...Object.fromEntries(roles.map((role) => titles('role', role))),
    ...Object.fromEntries([titles('recordType', recordType)]),
    ...Object.fromEntries(other.filter(([key]) => key.startsWith('recordType.'))),
    ...Object.fromEntries([titles('step', step)]),
    ...Object.fromEntries(other.filter(([key]) => key.startsWith('field.'))),
  };
}

function titleIn(title: ByLanguage, language: string, id: string): string {
  const own = Object.hasOwn(title, language) ? title[language] : undefined;
  return own || Object.values(title).find((text) => text !== '') || id;
}

/** Two to six capitals or digits, the first a capital. */
function prefixOf(id: string): string {
  return `${id.replaceAll('-', '').toUpperCase().slice(0, 4)}X`.slice(0, 4).padEnd(2, 'X');
}

/** The shared module whose fields are those by which the engine knows a beneficiary. */
function moduleOfPerson(shared: DefinitionFiles): string | undefined {
  const asked = Object.keys(template.ownFields);
  const file = Object.keys(shared).find((path) => {
    if (!path.endsWith('/module.schema.json')) return false;
    const { properties } = (readJson(shared[path]) ?? {}) as { properties?: unknown };
    return isObject(properties) && asked.every((name) => Object.hasOwn(properties, name));
  });
  return file?.split('/')[0];
}

/** A name for the files from what something is called; empty where nothing of it can stand in one. */
export function idFrom(title: string): string {
  const plain = title
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .toLowerCase()
    // What accents become when they stand apart.
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-');
  return plain
    .replace(/^[-0-9]+/, '')
    .slice(0, 60)
    .replace(/-+$/, '');
}
