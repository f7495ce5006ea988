import { isObject, objectsOf, readObject } from '../../editor/readDefinition.ts';
import type { MessageKey } from '../../language/catalogues.ts';
import type { Titles } from '../titles.ts';

type Say = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

const commands = [
  'save',
  'validate',
  'undo',
  'reopen',
  'delete',
  'unlock',
  'annotate',
  'add',
  'wait',
  'acknowledge',
  'requestCorrections',
  'create',
] as const;

/** At which moment of an example something differs: its number, who does what. */
export function momentOf(file: string, pointer: string, titles: Titles, t: Say): string {
  const [, position = ''] = /^\/steps\/(\d+)/.exec(pointer) ?? [];
  if (position === '') return t('publish.cases.whole');
  const moment = objectsOf(readObject(titles.files, file).steps)[Number(position)];
  const command = commands.find((each) => each === moment?.do);
  const number = Number(position) + 1;
  if (command === undefined) return t('publish.cases.moment', { number });
  const what = t(`publish.cases.do.${command}`, {
    step: typeof moment?.step === 'string' ? titles.step(moment.step) : '',
  });
  const who = typeof moment?.who === 'string' ? titles.role(moment.who) : '';
  return who === '' || command === 'wait'
    ? t('publish.cases.momentWhat', { number, what })
    : t('publish.cases.momentWho', { number, who, what });
}

const aspects = ['status', 'refused', 'cite', 'errors', 'warnings', 'messages', 'code'] as const;

/** What is looked at there: "the step ‘Intake’". */
export function aspectOf(pointer: string, titles: Titles, t: Say): string {
  const [, aspect = '', id = ''] = /\/expect\/([^/]+)(?:\/([^/]+))?/.exec(pointer) ?? [];
  if (aspect === 'steps' || aspect === 'entries')
    return t(`publish.cases.of.${aspect}`, { step: titles.step(id) });
  if (aspect === 'tasks' || aspect === 'sees')
    return t(`publish.cases.of.${aspect}`, { role: titles.role(id) });
  const known = aspects.find((each) => each === aspect);
  return known === undefined ? '' : t(`publish.cases.of.${known}`);
}

const values = [
  'waiting',
  'open',
  'draft',
  'validated',
  'locked',
  'skipped',
  'sending',
  'sent',
  'closed',
  'correctionsNeeded',
  'deleted',
  'accepted',
  'none',
  'never',
] as const;

/** One side of a difference, in words where it is a state that the engine knows. */
export function wordOf(value: string, t: Say): string {
  const known = values.find((each) => each === value);
  return known === undefined ? value : t(`publish.value.${known}`);
}

/** An example's own title, from its file: the report may be older than the draft. */
export function titleOfCase(file: string, title: string, titles: Titles): string {
  const own = readObject(titles.files, file);
  return isObject(own) && typeof own.title === 'string' ? own.title : title;
}
