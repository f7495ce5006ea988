import type { ErasableRecord } from '@greffe/client';
import { formatDay } from '../language/format.ts';
import type { Translate } from '../language/LanguageProvider.tsx';
import { inLanguage, type Language } from '../language/languages.ts';

type Named = Pick<ErasableRecord, 'titles' | 'registry' | 'code' | 'record'>;

/** By which a person knows the record: its code, or its id where it was never sent. */
export const nameOf = ({ code, record }: Named): string => code ?? record;

/** Its registry and type. */
export const kindOf = ({ titles, registry }: Named, language: Language): string =>
  [inLanguage(titles.registry, language) || registry, inLanguage(titles.recordType, language)]
    .filter((text) => text !== '')
    .join(' · ');

/** Why it cannot be erased now. */
export function refusalWords({ refusal, keptUntil }: ErasableRecord, t: Translate): string | undefined {
  if (refusal === undefined) return undefined;
  return t(`erasures.refusal.${refusal}`, { until: keptUntil === undefined ? '' : formatDay(keptUntil) });
}
