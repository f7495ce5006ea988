import type { Field, Pointer } from '@greffe/definition';
import { formatters, isFormatName } from '@greffe/identifiers';
import { formatDay, formatDecimal } from '@greffe/ui';
import type { EngineText } from '../texts/engineTexts.ts';

/** What turns a value into words. */
export interface Wording {
  readonly language: string;
  readonly t: EngineText;
  /** The label of an option. */
  readonly optionLabel: (pointer: Pointer, value: string) => string;
}

/** A value as a person reads it, or undefined where none is given. */
export function formatValue(field: Field, value: unknown, wording: Wording): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const words = wordsOf(field, value, wording);
  return field.unit ? `${words}\u00a0${field.unit}` : words;
}

function wordsOf(field: Field, value: unknown, { language, t, optionLabel }: Wording): string {
  if (typeof value === 'boolean') return t(value ? 'value.yes' : 'value.no');
  if (typeof value === 'number') return formatDecimal(value, language);
  const text = String(value);
  if (field.kind === 'choice') return optionLabel(field.pointer, text);
  if (field.kind === 'date') return formatDay(text);
  // Its name is told where it can be opened.
  if (field.kind === 'file') return t('value.file');
  const { format } = field;
  return format !== undefined && isFormatName(format) ? (formatters[format]?.(text) ?? text) : text;
}
