import { canonicalText, isObject, readJson } from './json.ts';
import { checkId, checkLanguage, logicFile, schemaFile, textFile, uiFile } from './names.ts';
import { refuse } from './refused.ts';
import template from './template/template.json' with { type: 'json' };
import type { ByLanguage, DefinitionFiles } from './types.ts';

/** What must be known of a registry before its first step. */
export interface NewDefinition {
  readonly id: string;
  readonly title: ByLanguage;
  /** The first one is the default; words that are not known in a language are those of English. */
  readonly languages: readonly string[];
  /** The legal source; else the registry's own name stands there, to be replaced. */
  readonly legalBasis?: { readonly source: string; readonly article: string };
  readonly email?: string;
}

/**
 * The files of the smallest registry that is one: a role, a kind of record and a step that says who it is about. Where a
 * shared module holds all that the engine needs to know of a person, it is mounted; else the step has fields of its own.
 * @throws CommandRefused for an id or a language that cannot be one.
 */
export function newDefinition(
  { id, title, languages, legalBasis, email }: NewDefinition,
  shared: DefinitionFiles = {},
): DefinitionFiles {
  checkId(id);
  for (const language of languages) checkLanguage(language);
  if (languages.length === 0 || new Set(languages).size < languages.length) refuse('value.none');
  const { step, field } = template.ids;
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
    ...template.form,
  };
  const values: Record<string, unknown> = {
    'form.json': form,
    'workflow.json': template.workflow,
    'rules.json': { rules: [] },
    [schemaFile(step)]: { type: 'object', properties: { [field]: person } },
    [uiFile(step)]: { fields: { [`/${field}`]: { widget: 'section' } } },
    [logicFile(step)]: { fields: {} },
  };
  for (const language of languages)
    values[textFile(language)] = textsIn(
      language,
      titleIn(title, language, id),
      module === undefined ? field : undefined,
    );
  return Object.fromEntries(Object.entries(values).map(([file, value]) => [file, canonicalText(value)]));
}

const TEXTS: Readonly<Record<string, Readonly<Record<string, string>>>> = template.texts;

function textsIn(language: string, title: string, own: string | undefined): Record<string, string> {
  const words = (Object.hasOwn(TEXTS, language) ? TEXTS[language] : undefined) ?? template.texts.en;
  const { step, field } = template.ids;
  const ofOwn = (key: string) =>
    key.startsWith(`field.${step}.${field}.`) && key !== `field.${step}.${field}.title`;
  const entries = Object.entries(words).filter(([key]) => own !== undefined || !ofOwn(key));
  return { 'registry.title': title, ...Object.fromEntries(entries) };
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
