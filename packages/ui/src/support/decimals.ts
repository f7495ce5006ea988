const plain = /^[-−+]?\d+(?:[.,]\d+)?$/;
/** 1 234,5 and 1.234,5: groups of three, told apart from a decimal by the comma that follows them or by their spaces. */
const grouped = /^[-−+]?\d{1,3}(?:(?:[\s\u00a0\u202f]\d{3})+(?:[.,]\d+)?|(?:\.\d{3})+,\d+)$/;

/** 1.000 is a thousand to a Belgian and one to a laboratory's machine. 0.125 and 1.234.567 can be read in one way only. */
const readsTwice = /^[-−+]?[1-9]\d{0,2}\.\d{3}$/;
const pointGroups = /^[-−+]?[1-9]\d{0,2}(?:\.\d{3}){2,}$/;

/** Beyond these a binary number would not be what was typed. */
const MOST_DIGITS = 15;

/** The two ways to read `1.000`, each written so that it can be read in no other: `1000` and `1,000`. */
export function twoReadings(text: unknown): { readonly whole: string; readonly decimal: string } | undefined {
  if (typeof text !== 'string' || !readsTwice.test(text)) return undefined;
  return { whole: text.replace('.', ''), decimal: text.replace('.', ',') };
}

/**
 * The number that a Belgian means by this text: `1,5` and `1.5` are 1.5, `1 000` is a thousand. Text that is no number
 * yet (`1,`) and text that reads in two ways (`1.000`, see twoReadings) stay text, so that nothing typed is lost or
 * guessed; no text is no value.
 */
export function parseDecimal(text: string): number | string | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  if (readsTwice.test(trimmed)) return trimmed;
  const withoutGroups = pointGroups.test(trimmed)
    ? trimmed.replaceAll('.', '')
    : grouped.test(trimmed)
      ? trimmed.replace(/[\s\u00a0\u202f]/g, '').replace(/\.(?=.*,)/g, '')
      : trimmed;
  if (!plain.test(withoutGroups)) return trimmed;
  const canonical = withoutGroups.replace('−', '-').replace('+', '').replace(',', '.');
  if (canonical.replace(/\D/g, '').replace(/^0+/, '').length > MOST_DIGITS) return trimmed;
  return Object.is(Number(canonical), -0) ? 0 : Number(canonical);
}

/** A number with the decimal sign of the locale and no grouping, so that it can be edited; other text as it is. */
export function formatDecimal(value: number | string | undefined, locale: string): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  return new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 20 }).format(value);
}
