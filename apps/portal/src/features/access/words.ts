import type { GrantView } from '@greffe/client';
import { formatDate } from '../language/format.ts';
import type { Translate } from '../language/LanguageProvider.tsx';
import { inLanguage, type Language } from '../language/languages.ts';

type Texts = Readonly<Record<string, string>>;

/** A registry's title; every registry at once, which no definition names, has a name of ours. */
export function registryTitle(id: string, title: Texts, language: Language, t: Translate): string {
  return inLanguage(title, language) || (id === '*' ? t('access.allRegistries') : id);
}

/** A role's title; the one of those who administer registries, which no definition names, has a name of ours. */
export function roleTitle(title: Texts, language: Language, t: Translate): string {
  return inLanguage(title, language) || t('access.administrator');
}

/** The last day of an access: it ends at the midnight after it. */
export function lastDay(until: string): string {
  return formatDate(new Date(Date.parse(until) - 1).toISOString());
}

/** From when, until when, as far as it is limited. */
export function spanWords(grant: GrantView, t: Translate): string {
  const from = formatDate(grant.from);
  if (grant.ended) return t('access.span.both', { from, to: formatDate(grant.ended.at) });
  if (grant.state === 'lapsed') return t('access.span.both', { from, to: formatDate(grant.reviewBy ?? '') });
  if (grant.until === undefined) return t('access.span.open', { from });
  return t('access.span.both', { from, to: lastDay(grant.until) });
}

/** A role and where it is held, in one line. */
export function placeWords({ titles, organisation }: GrantView, language: Language, t: Translate): string {
  return `${roleTitle(titles.role, language, t)}, ${organisation.name}`;
}

/** Where one person's page is. */
export const personAddress = (id: string): string => `/access/people/${encodeURIComponent(id)}`;
