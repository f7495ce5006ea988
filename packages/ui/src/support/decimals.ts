const plain = /^[-−+]?\d+(?:[.,]\d+)?$/;
/** 1 234,5 and 1.234,5: groups of three, told apart from a decimal by the comma that follows them or by their spaces. */
const grouped = /^[-−+]?\d{1,3}(?:(?:[\s\u00a0\u202f]\d{3})+(?:[.,]\d+)?|(?:\.\d{3})+,\d+)$/;

/** Beyond these a binary number would not be what was typed. */
const MOST_DIGITS = 15;

/**
 * The number that a Belgian means by this text: `1,5` and `1.5` are 1.5. Text that is no number yet (`1,`) stays text,
 * so that nothing typed is lost; no text is no value.
 */
export function parseDecimal(text: string): number | string | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const withoutGroups = grouped.test(trimmed)
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
