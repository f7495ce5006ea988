import { createTexts, type Texts } from '../texts/createTexts.ts';
import type { Bundle } from '../types.ts';
import { labelsOf } from './labels.ts';
import de from './messages/de.json' with { type: 'json' };
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import nl from './messages/nl.json' with { type: 'json' };
import { textName } from './textNames.ts';
import type { Change, Impact } from './types.ts';
import { type Speaker, valueWords } from './values.ts';

/** The sentences of differences. */
export const diffCatalogues: Readonly<Record<string, Readonly<Record<string, string>>>> = { fr, nl, de, en };

function textsIn(language: string): Texts {
  const isKnown = Object.hasOwn(diffCatalogues, language);
  return createTexts(isKnown ? (diffCatalogues[language] ?? en) : en, isKnown ? language : 'en');
}

/** A change in a person's words, with the definition's own labels; what is gone is called as it was called. */
export function changeWords(change: Change, older: Bundle, newer: Bundle, language: string): string {
  const say = textsIn(language);
  const { recordType, step = '', pointer = '', id = '' } = change.where;
  const isGone = /(?:Removed|Split)$/.test(change.kind);
  const labels = labelsOf(isGone ? older : newer, language);
  const speaker: Speaker = {
    say,
    language,
    older: labelsOf(older, language),
    newer: labelsOf(newer, language),
  };
  return say(change.kind, {
    language: languageName(change.where.language ?? id, language),
    setting: say.has(`setting.${id}`) ? say(`setting.${id}`) : id,
    id: change.kind.startsWith('text') ? textName(id, labels, say) : id,
    step: labels.step(step),
    field: pointer === '' ? '' : labels.field(step, pointer),
    option: labels.option(step, pointer, id),
    role: labels.role(id),
    recordType: recordType === undefined ? '' : labels.recordType(recordType),
    link: labels.link(id),
    outcome: labels.outcome(step, id),
    rule: labels.rule(id),
    counter: labels.counter(id),
    before: valueWords(change, 'before', speaker),
    after: valueWords(change, 'after', speaker),
  });
}

/** A language's own name of a language; its code where there is none. */
function languageName(code: string, language: string): string {
  if (!/^[a-z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames([language], { type: 'language', fallback: 'code' }).of(code) ?? code;
}

/** What changes of an impact mean for records, as a heading. */
export function impactWords(impact: Impact, language: string): string {
  return textsIn(language)(`impact.${impact}`);
}
