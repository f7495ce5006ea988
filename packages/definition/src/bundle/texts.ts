import { didYouMean, type Findings, type Place } from '../lint/finding.ts';
import { placeholdersOf } from '../lint/icu.ts';
import type { Bundle, RecordWorkflow, Step } from '../types.ts';
import type { Mount, ResolvedNode } from './resolve.ts';
import { messagesIn } from './rules.ts';
import type { Sourced } from './sources.ts';
import { fieldKey, mountedKey } from './textKeys.ts';

type Texts = Record<string, Sourced<Record<string, string>>>;

/** Keys that every language must have, and whether a key that it has more is one that something shows. */
export interface ExpectedKeys {
  readonly required: ReadonlySet<string>;
  isOptional(key: string): boolean;
}

/** The keys that a definition's parts ask for. */
export function expectedKeys(
  form: Pick<Bundle, 'recordTypes' | 'roles'>,
  steps: readonly { step: Step; nodes: readonly ResolvedNode[] }[],
  workflows: Readonly<Record<string, RecordWorkflow>>,
  counting: Pick<Bundle, 'counters' | 'counterRecipients'> = {},
): ExpectedKeys {
  const required = new Set(['registry.title', 'registry.description', 'registry.access']);
  const optional = new Set<string>();
  for (const { id } of form.recordTypes)
    required.add(`recordType.${id}.title`).add(`recordType.${id}.description`);
  for (const { id } of form.roles) required.add(`role.${id}.title`);
  const fieldPrefixes: string[] = [];
  for (const { step } of steps) {
    required.add(`step.${step.id}.title`);
    optional.add(`step.${step.id}.description`).add(`step.${step.id}.action.validate`);
    for (const field of step.fields) {
      const title = fieldKey(step.id, field.pointer, 'title');
      // An item of a list is named by its list.
      if (field.pointer.endsWith('/*')) optional.add(title);
      else required.add(title);
      for (const name of ['help', 'placeholder']) optional.add(fieldKey(step.id, field.pointer, name));
      // What the ends of a scale mean.
      if (field.layout.widget === 'scale')
        for (const name of ['start', 'end']) optional.add(fieldKey(step.id, field.pointer, name));
      fieldPrefixes.push(fieldKey(step.id, field.pointer, 'error.'));
      for (const option of field.options ?? []) required.add(option.label);
    }
    for (const rule of step.rules) {
      const own = messagesIn(rule.assert);
      for (const key of own) required.add(key);
      // A tree whose root has a sentence of its own never shows the rule's.
      if (rule.assert.message === undefined) required.add(rule.message);
      else optional.add(rule.message);
    }
  }
  for (const workflow of Object.values(workflows))
    for (const key of workflowKeys(workflow)) required.add(key);
  for (const key of counterKeys(counting)) required.add(key);
  const errorPrefixes = new Set(fieldPrefixes);
  const isError = (key: string) => {
    const end = key.indexOf('.error.');
    return end >= 0 && errorPrefixes.has(key.slice(0, end + '.error.'.length));
  };
  return { required, isOptional: (key) => optional.has(key) || isError(key) };
}

/** Keys of the texts that a workflow shows: its outcomes, messages, documents and links. */
function workflowKeys({ steps, links }: RecordWorkflow): string[] {
  const ofSteps = steps.flatMap((step) => [
    ...step.outcomes.map(({ id }) => `outcome.${step.id}.${id}`),
    ...step.effects.flatMap((effect) => {
      if (effect.type === 'message')
        return [`message.${effect.message}.subject`, `message.${effect.message}.text`];
      return effect.type === 'document' ? [`document.${effect.document}`] : [];
    }),
  ]);
  return [...ofSteps, ...links.map(({ id }) => `link.${id}`)];
}

/** Keys of what is said of counters, and of those who are written to. */
function counterKeys({
  counters = [],
  counterRecipients = [],
}: Pick<Bundle, 'counters' | 'counterRecipients'>): string[] {
  const ofCounters = counters.flatMap(({ id, notices }) => [
    `counter.${id}.title`,
    `counter.${id}.full`,
    ...(notices ? [`counter.${id}.noticeFull`] : []),
  ]);
  return [...ofCounters, ...counterRecipients.map((id) => `recipient.${id}.title`)];
}

/** language → key → text, with the modules' texts under the registry's keys; the registry's own win. */
export function gatherTexts(
  languages: readonly string[],
  own: Texts,
  mounts: readonly (Mount & { readonly step: string })[],
): { readonly texts: Record<string, Record<string, string>>; readonly places: Map<string, Place> } {
  const texts: Record<string, Record<string, string>> = {};
  const places = new Map<string, Place>();
  for (const language of languages) {
    const gathered: Record<string, string> = {};
    const take = (key: string, text: string, place: Place) => {
      gathered[key] = text;
      places.set(`${language} ${key}`, place);
    };
    for (const { step, at, source } of mounts) {
      const module = source.texts[language];
      for (const [key, text] of Object.entries(module?.value ?? {})) {
        take(mountedKey(step, at, key), text, { file: module?.file ?? '', pointer: `/${key}` });
      }
    }
    for (const [key, text] of Object.entries(own[language]?.value ?? {})) {
      take(key, text, { file: own[language]?.file ?? '', pointer: `/${key}` });
    }
    texts[language] = gathered;
  }
  return { texts, places };
}

/** Pairs of keys that are compared at most: while a step is renamed, all its texts are missing and none is misspelt. */
const MOST_COMPARED = 50_000;

const nearest = (key: string, among: readonly string[], askers: number) =>
  askers * among.length <= MOST_COMPARED ? didYouMean(key, among) : undefined;

/** Missing, unused, unreadable and unequal texts. */
export function checkTexts(
  texts: Readonly<Record<string, Readonly<Record<string, string>>>>,
  places: ReadonlyMap<string, Place>,
  expected: ExpectedKeys,
  findings: Findings,
): void {
  const everywhere = new Set(Object.values(texts).flatMap((catalogue) => Object.keys(catalogue)));
  for (const [language, catalogue] of Object.entries(texts)) {
    const file = `i18n/${language}.json`;
    const unused = Object.keys(catalogue).filter(
      (key) => !expected.required.has(key) && !expected.isOptional(key),
    );
    const missing = [...expected.required].filter((key) => catalogue[key] === undefined);
    const required = [...expected.required];
    for (const key of missing) {
      findings.error(
        'text.missing',
        { file, pointer: `/${key}` },
        `The text "${key}" is missing in "${language}".`,
        nearest(key, unused, missing.length),
      );
    }
    for (const key of unused) {
      const place = places.get(`${language} ${key}`) ?? { file, pointer: `/${key}` };
      findings.warning(
        'text.unused',
        place,
        `Nothing shows the text "${key}".`,
        nearest(key, required, unused.length),
      );
    }
    for (const key of everywhere) {
      if (catalogue[key] !== undefined || expected.required.has(key) || !expected.isOptional(key)) continue;
      findings.error(
        'text.missing',
        { file, pointer: `/${key}` },
        `The text "${key}" stands in another language and is missing in "${language}".`,
      );
    }
  }
  checkMessages(texts, places, findings);
}

/** Controls, but for a new line and a tab, and the signs that turn the direction of what follows. */
const UNSEEN = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]/u;

function checkMessages(
  texts: Readonly<Record<string, Readonly<Record<string, string>>>>,
  places: ReadonlyMap<string, Place>,
  findings: Findings,
): void {
  const first = new Map<string, { language: string; names: string }>();
  for (const [language, catalogue] of Object.entries(texts)) {
    for (const [key, text] of Object.entries(catalogue)) {
      const place = places.get(`${language} ${key}`) ?? { file: `i18n/${language}.json`, pointer: `/${key}` };
      if (/<\/?[a-z!]|&[a-z]+;|&#\d+;/i.test(text)) {
        findings.error('text.html', place, 'Texts are plain: HTML would be shown as it is written.');
      }
      if (UNSEEN.test(text)) {
        findings.error(
          'text.characters',
          place,
          'This text holds a character that nobody sees, and that changes how what follows is shown.',
          'Write the text again by hand: it was copied with something in it.',
        );
      }
      const names = placeholdersOf(text, language);
      if (!names.ok) {
        findings.error(
          'text.syntax',
          place,
          `This is no ICU message: ${names.reason}.`,
          "A brace that is meant as a brace is written '{'.",
        );
        continue;
      }
      const joined = [...names.names].sort().join(', ');
      // It leaves for a mailbox or a phone that is nobody's to protect.
      if (key.startsWith('message.') && joined !== '') {
        findings.error(
          'text.message-value',
          place,
          `A message holds nothing of a record, and so no {${joined}}: only words, and the way to it.`,
        );
      }
      if (/^(?:counter|recipient)\./.test(key) && joined !== '') {
        findings.error(
          'text.counter-value',
          place,
          `What is said of a counter is said as it stands, and so no {${joined}}: figures stand beside it.`,
        );
      }
      const other = first.get(key);
      if (other === undefined) first.set(key, { language, names: joined });
      else if (other.names !== joined) {
        findings.error(
          'text.placeholders',
          place,
          `The text has the placeholders {${joined}}, in "${other.language}" {${other.names}}.`,
        );
      }
    }
  }
}
