import type { Texts } from '../texts/createTexts.ts';
import type { Labels } from './labels.ts';

const part = /\.(title|help|description|placeholder|full|noticeFull)$/;

/** What a text says something of, in words: the key itself where it is not known what that is. */
export function textName(key: string, labels: Labels, say: Texts): string {
  const owner = ownerOf(key, labels, say);
  if (owner === undefined) return say('text.key', { key });
  const [, name] = part.exec(key) ?? [];
  return name === undefined ? owner : say('text.part', { owner, part: say(`text.part.${name}`) });
}

function ownerOf(key: string, labels: Labels, say: Texts): string | undefined {
  const [area = '', id = '', ...rest] = key.split('.');
  if (area === 'field') return fieldOf(id, rest, labels, say);
  if (area === 'registry') return say('text.registry');
  // What a rule is called is all that follows, and may have points in it.
  if (area === 'rule') return named('rule', key.slice('rule.'.length), labels.rule, say);
  if (isNamed(area)) return named(area, id, labels[area], say);
  if (area === 'outcome' && rest.length === 1)
    return say('text.outcome', { name: labels.outcome(id, rest[0] ?? ''), step: labels.step(id) });
  return undefined;
}

const NAMED = ['role', 'recordType', 'step', 'counter', 'recipient'] as const;
const isNamed = (area: string): area is (typeof NAMED)[number] => NAMED.some((each) => each === area);

function named(
  kind: 'rule' | (typeof NAMED)[number],
  id: string,
  label: (id: string) => string,
  say: Texts,
): string | undefined {
  const name = label(id);
  // A thing that is called by its id has no name here.
  return name === id ? undefined : say(`text.${kind}`, { name });
}

/** A field, or one of its choices: `field.<step>.<path>.title`, `field.<step>.<path>.option.<value>`. */
function fieldOf(step: string, path: readonly string[], labels: Labels, say: Texts): string | undefined {
  const option = path.lastIndexOf('option');
  const end = option > 0 ? option : path.length - 1;
  const pointer = `/${path.slice(0, end).join('/')}`;
  if (!labels.hasField(step, pointer)) return undefined;
  const names = { name: labels.field(step, pointer), step: labels.step(step) };
  if (option <= 0) return say('text.field', names);
  return say('text.option', {
    ...names,
    option: labels.option(step, pointer, path.slice(option + 1).join('.')),
  });
}
