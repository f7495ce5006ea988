/**
 * The locale that formats dates and numbers for a language: Belgian in all four, so that a decimal comma and dd/mm/yyyy
 * hold in English too.
 */
export function belgianLocale(language: string): string {
  return `${language.slice(0, 2)}-BE`;
}
