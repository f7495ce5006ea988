import { createMiddleware } from 'hono/factory';
import type { Language } from '../api/index.ts';
import type { Environment } from './environment.ts';

const languages: readonly Language[] = ['fr', 'nl', 'de', 'en'];

/** The best of our languages for an `Accept-Language` header; French where it names none of them. */
export function negotiateLanguage(header: string | undefined): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
      return {
        language: tag.toLowerCase().split('-')[0],
        quality: quality === undefined ? 1 : Number(quality),
      };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { language } of wanted) {
    const found = languages.find((known) => known === language);
    if (found !== undefined) return found;
  }
  return 'fr';
}

export const withLanguage = createMiddleware<Environment>(async (c, next) => {
  c.set('language', negotiateLanguage(c.req.header('accept-language')));
  await next();
});
