import type { Width } from '@greffe/ui';
import type { UIOptionsType } from '@rjsf/utils';

/** Where a requirement stands, for the disclosure beside a field. */
export interface Why {
  readonly article: string;
  readonly source?: string;
  readonly sentence?: string;
}

/** What the theme reads of a field's `ui:options`. */
export interface ThemeOptions {
  readonly width: Width | undefined;
  readonly unit: string | undefined;
  readonly help: string | undefined;
  readonly isRequired: boolean | undefined;
  readonly inputMode: 'text' | 'numeric' | 'decimal' | undefined;
  readonly autoComplete: string | undefined;
  readonly maxLength: number | undefined;
  readonly minimum: string | undefined;
  readonly maximum: string | undefined;
  /** What the ends of a scale mean. */
  readonly startLabel: string | undefined;
  readonly endLabel: string | undefined;
  /** An SVG whose shapes are the regions to choose. */
  readonly drawing: string | undefined;
  /** `table`: the things of a list are rows. */
  readonly layout: 'table' | undefined;
  readonly warnings: readonly string[];
  readonly why: readonly Why[];
}

const widths: readonly Width[] = ['full', 'half', 'third', 'quarter', 'two-thirds'];
const inputModes = ['text', 'numeric', 'decimal'] as const;

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

function isWhy(value: unknown): value is Why {
  return (
    typeof value === 'object' && value !== null && 'article' in value && typeof value.article === 'string'
  );
}

function listOf<Item>(value: unknown, isItem: (each: unknown) => each is Item): readonly Item[] {
  return (Array.isArray(value) ? value : [value]).filter(isItem);
}

/** Reads a field's options; what is not of the right type is left out, as an unknown option would be. */
export function readOptions(options: UIOptionsType): ThemeOptions {
  const isString = (value: unknown): value is string => typeof value === 'string';
  return {
    width: widths.find((width) => width === options.width),
    unit: textOf(options.unit),
    help: textOf(options.help),
    isRequired: typeof options.required === 'boolean' ? options.required : undefined,
    inputMode: inputModes.find((mode) => mode === options.inputMode),
    autoComplete: textOf(options.autocomplete),
    maxLength: typeof options.maxLength === 'number' ? options.maxLength : undefined,
    minimum: textOf(options.minimum),
    maximum: textOf(options.maximum),
    startLabel: textOf(options.startLabel),
    endLabel: textOf(options.endLabel),
    drawing: textOf(options.drawing),
    layout: options.layout === 'table' ? 'table' : undefined,
    warnings: listOf(options.warnings, isString),
    why: [...listOf(options.why, isWhy), ...listOf(options.cite, isWhy)],
  };
}
