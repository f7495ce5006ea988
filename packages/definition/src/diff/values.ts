import type { Address } from '../migrate/types.ts';
import type { Texts } from '../texts/createTexts.ts';
import { parseDuration } from '../workflow/duration.ts';
import type { Labels } from './labels.ts';
import type { Change, ChangeKind } from './types.ts';

/** Who puts a change into words: the sentences, and what both versions call things. */
export interface Speaker {
  readonly say: Texts;
  readonly language: string;
  readonly older: Labels;
  readonly newer: Labels;
}

type Side = 'before' | 'after';
type Words = (value: unknown, speaker: Speaker, labels: Labels, change: Change) => string;

type Correction = { readonly mode: string; readonly window?: string };
type Due = { readonly within?: string; readonly date?: string };
type Dates = { readonly validFrom?: string; readonly validTo?: string };
interface PlainRepeat {
  readonly kind: string;
  readonly from?: string;
  readonly to?: string;
  readonly days?: readonly number[];
}
interface PlainEffect {
  readonly type: 'code' | 'transmission' | 'message' | 'document';
  readonly receiver?: string;
  readonly message?: string;
  readonly document?: string;
  readonly to?: readonly string[];
}

const roles =
  (none: string): Words =>
  (value, { say, language }, labels) => {
    const ids = value as readonly string[];
    return ids.length === 0
      ? say(none)
      : list(
          ids.map((id) => labels.role(id)),
          language,
        );
  };

const capacities: Words = (value, { say, language }, labels) => {
  const ids = value as readonly string[];
  return ids.length === 0
    ? say('value.nobody')
    : list(
        ids.map((id) => labels.recipient(id)),
        language,
      );
};

const steps: Words = (value, { say, language }, labels) => {
  const ids = (Array.isArray(value) ? value : value === undefined ? [] : [value]) as readonly string[];
  return ids.length === 0
    ? say('value.nothing')
    : list(
        ids.map((id) => labels.step(id)),
        language,
      );
};

const place = ({ step, pointer }: Address, labels: Labels) =>
  `${labels.step(step)} › ${labels.field(step, pointer)}`;

/** A condition as an answer to "when": always, never, or its own text. */
const condition =
  (none: string): Words =>
  (value, { say }) => {
    if (value === undefined) return say(none);
    return value === true ? say('value.always') : say('value.when', { cel: String(value) });
  };

const effect: Words = (value, { say, language }, labels) => {
  const { type, receiver = '', message = '', document = '', to = [] } = value as PlainEffect;
  return say(`effect.${type}`, {
    receiver,
    message: labels.message(message),
    document: labels.document(document),
    to: list(
      to.map((id) => labels.role(id)),
      language,
    ),
  });
};

/** Kinds of change whose values are more than a text or a number. */
const WORDS: Partial<Record<ChangeKind, Words>> = {
  roleGrantedBy: roles('value.nobody'),
  roleScope: (value, { say, language, newer }) =>
    Array.isArray(value)
      ? say('value.namedBy', {
          fields: list(
            value.map((answer) => place(answer, newer)),
            language,
          ),
        })
      : say(`value.${String(value)}`),
  recordTypeCreatedBy: roles('value.nobody'),
  recordTypeSupport: roles('value.nobody'),
  recordTypeAccessHistory: roles('value.everybody'),
  counterSeenBy: roles('value.nobody'),
  counterRecipientsChangedBy: roles('value.nobody'),
  counterRecipients: capacities,
  counterNotices: (value, { say }) => {
    if (value === undefined) return say('value.never');
    const { from, every } = value as { readonly from: number; readonly every: number };
    return say('value.notices', { from, every });
  },
  counterWhenFull: (value, { say }) => say(`value.whenFull.${String(value)}`),
  counterScope: (value, { say }) => say(`value.scope.${String(value)}`),
  counterPeriod: (value, { say }) => {
    const period = String(value);
    return period.startsWith('/')
      ? say('value.period.yearOf', { pointer: period })
      : say(`value.period.${period}`);
  },
  recordTypeConsent: steps,
  stepOrder: steps,
  stepRoles: roles('value.nobody'),
  stepReaders: roles('value.everybody'),
  stepRequires: steps,
  stepCondition: condition('value.always'),
  stepRepeat: (value, { say }) => {
    if (value === undefined) return say('value.once');
    const { kind, from = '', to = '', days = [] } = value as PlainRepeat;
    return say(`value.${kind}`, { from, to, days: days.join(', ') });
  },
  stepCorrection: (value, speaker) => {
    const { mode, window = '' } = value as Correction;
    return speaker.say(`value.${mode}`, { duration: durationWords(window, speaker) });
  },
  stepDue: (value, speaker) => {
    if (value === undefined) return speaker.say('value.noDate');
    const { within, date = '' } = value as Due;
    if (within === undefined) return speaker.say('value.by', { cel: date });
    return speaker.say('value.within', { duration: durationWords(within, speaker) });
  },
  effectAdded: effect,
  effectRemoved: effect,
  fieldKind: (value, { say }) => say(`kind.${String(value)}`),
  fieldRenamed: (value) => (value as Address).pointer,
  fieldMoved: (value, _speaker, labels) => place(value as Address, labels),
  fieldSplit: (value, { language, newer }, _labels, { where }) =>
    list(
      (value as readonly string[]).map((pointer) => newer.field(where.step ?? '', pointer)),
      language,
    ),
  fieldRequiredWhen: condition('value.never'),
  fieldVisible: condition('value.always'),
  fieldReadOnly: condition('value.never'),
  fieldClearedWhen: condition('value.never'),
  optionDates: (value, { say }) => {
    const { validFrom, validTo } = value as Dates;
    const parts = [
      ...(validFrom === undefined ? [] : [say('value.from', { from: validFrom })]),
      ...(validTo === undefined ? [] : [say('value.until', { to: validTo })]),
    ];
    return parts.length === 0 ? say('value.always') : parts.join(' ');
  },
  ruleSeverity: (value, { say }) => say(`value.${String(value)}`),
  rulePlace: (value, _speaker, labels, { where }) => labels.field(where.step ?? '', String(value)),
  rowChanged: (value) => Object.values(value as Readonly<Record<string, string>>).join(', '),
};

/** A change's value before or after, in words. */
export function valueWords(change: Change, side: Side, speaker: Speaker): string {
  const value = change[side];
  const labels = side === 'before' ? speaker.older : speaker.newer;
  const words = WORDS[change.kind];
  const isAbsentKind = value === undefined && !(side in change) && isOneSided(change);
  if (words && !isAbsentKind) return words(value, speaker, labels, change);
  if (value === undefined) return speaker.say('value.nothing');
  if (typeof value === 'boolean') return speaker.say(value ? 'value.yes' : 'value.no');
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return list(value.map(String), speaker.language);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Changes that have one value by nature: the sentence does not speak of the other. */
const isOneSided = ({ kind }: Change) => /(?:Added|Removed|Split)$/.test(kind);

function list(parts: readonly string[], language: string): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(parts);
}

function durationWords(duration: string, { say, language }: Speaker): string {
  const parts = parseDuration(duration);
  if (!parts) return duration;
  const units = ['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds'] as const;
  const said = units
    .filter((unit) => parts[unit] > 0)
    .map((unit) => say(`duration.${unit}`, { n: parts[unit] }));
  return list(said, language);
}
