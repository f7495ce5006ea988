import type { Language } from '@greffe/client/app';
import { app } from '../../i18n/app/index.ts';
import { counters } from '../../i18n/counters/index.ts';
import { editor } from '../../i18n/editor/index.ts';
import { exchange } from '../../i18n/exchange/index.ts';
import { fields } from '../../i18n/fields/index.ts';
import { home } from '../../i18n/home/index.ts';
import { logic } from '../../i18n/logic/index.ts';
import { preview } from '../../i18n/preview/index.ts';
import { publish } from '../../i18n/publish/index.ts';
import { rules } from '../../i18n/rules/index.ts';
import { steps } from '../../i18n/steps/index.ts';
import { texts } from '../../i18n/texts/index.ts';

const fr = {
  ...app.fr,
  ...home.fr,
  ...editor.fr,
  ...steps.fr,
  ...texts.fr,
  ...fields.fr,
  ...logic.fr,
  ...rules.fr,
  ...counters.fr,
  ...preview.fr,
  ...publish.fr,
  ...exchange.fr,
};

export type MessageKey = keyof typeof fr;

/** Every text of the studio, a folder an area; the compiler sees to it that no language misses a key. */
export const catalogues: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = {
  fr,
  nl: {
    ...app.nl,
    ...home.nl,
    ...editor.nl,
    ...steps.nl,
    ...texts.nl,
    ...fields.nl,
    ...logic.nl,
    ...rules.nl,
    ...counters.nl,
    ...preview.nl,
    ...publish.nl,
    ...exchange.nl,
  },
  de: {
    ...app.de,
    ...home.de,
    ...editor.de,
    ...steps.de,
    ...texts.de,
    ...fields.de,
    ...logic.de,
    ...rules.de,
    ...counters.de,
    ...preview.de,
    ...publish.de,
    ...exchange.de,
  },
  en: {
    ...app.en,
    ...home.en,
    ...editor.en,
    ...steps.en,
    ...texts.en,
    ...fields.en,
    ...logic.en,
    ...rules.en,
    ...counters.en,
    ...preview.en,
    ...publish.en,
    ...exchange.en,
  },
};
