import { fieldKey } from '../bundle/textKeys.ts';
import type { Bundle, FieldError } from '../types.ts';
import { createTexts } from './createTexts.ts';
import { fieldTitle, textsOfBundle } from './fieldTexts.ts';
import de from './messages/de.json' with { type: 'json' };
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import nl from './messages/nl.json' with { type: 'json' };

/** The engine's own sentences. */
export const catalogues: Readonly<Record<string, Readonly<Record<string, string>>>> = { fr, nl, de, en };

/**
 * A fault in plain words: which field, what is wrong, what to do. The definition's own sentence wins: that of a
 * rule, or `field.<…>.error.<code>`.
 */
export function errorMessage(bundle: Bundle, language: string, step: string, error: FieldError): string {
  const texts = textsOfBundle(bundle, language);
  const title = fieldTitle(bundle, language, step, error.pointer);
  const values = { ...error.params, title };
  const reason = error.params.reason ?? error.params.type;
  const codes = [...(reason === undefined ? [] : [`${error.code}.${reason}`]), error.code];
  const own = [error.message, ...codes.map((code) => fieldKey(step, error.pointer, `error.${code}`))];
  for (const key of own) if (key !== undefined && texts.has(key)) return texts(key, values);

  const engine = createTexts(catalogues[language] ?? en, language in catalogues ? language : 'en');
  const severity = error.severity === 'warning' ? ['warning'] : [];
  const keys = [...severity.flatMap((prefix) => codes.map((code) => `${prefix}.${code}`)), ...codes];
  const generic = [...keys, ...codes.map((code) => code.replace(/^format\.[^.]+/, 'format')), 'invalid'];
  return engine(generic.find((key) => engine.has(key)) ?? 'invalid', values);
}
