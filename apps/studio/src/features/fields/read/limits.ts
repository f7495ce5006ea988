import type { JsonObject, KindName } from './kinds.ts';

/** Limits that are numbers. */
export const limitNames = [
  'minimum',
  'maximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
] as const;

export type NumberLimit = (typeof limitNames)[number];

/** Which limits a kind of field can have. */
export function limitsOf(kind: KindName): {
  readonly numbers: readonly NumberLimit[];
  readonly hasPattern: boolean;
} {
  switch (kind) {
    case 'integer':
    case 'number':
      return { numbers: ['minimum', 'maximum', 'multipleOf'], hasPattern: false };
    case 'text':
      return { numbers: ['minLength', 'maxLength'], hasPattern: true };
    case 'longText':
      return { numbers: ['minLength', 'maxLength'], hasPattern: false };
    case 'choices':
    case 'list':
      return { numbers: ['minItems', 'maxItems'], hasPattern: false };
    default:
      return { numbers: [], hasPattern: false };
  }
}

/** Why a value cannot be a limit. */
export type LimitFault = 'number' | 'whole' | 'positive' | 'order';

const partners: Readonly<
  Partial<Record<NumberLimit, { readonly other: NumberLimit; readonly isLower: boolean }>>
> = {
  minimum: { other: 'maximum', isLower: true },
  maximum: { other: 'minimum', isLower: false },
  minLength: { other: 'maxLength', isLower: true },
  maxLength: { other: 'minLength', isLower: false },
  minItems: { other: 'maxItems', isLower: true },
  maxItems: { other: 'minItems', isLower: false },
};

/** What is wrong with a limit beside the others; nothing where it can be kept, or where there is none. */
export function limitFault(
  limit: NumberLimit,
  value: number | string | undefined,
  schema: JsonObject,
  kind: KindName,
): LimitFault | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'number') return 'number';
  const isCount = limit.endsWith('Length') || limit.endsWith('Items');
  if ((isCount || kind === 'integer') && !Number.isInteger(value)) return 'whole';
  if (isCount ? value < 0 : limit === 'multipleOf' && value <= 0) return 'positive';
  const partner = partners[limit];
  const other = partner && schema[partner.other];
  if (!partner || typeof other !== 'number') return undefined;
  return partner.isLower ? (value > other ? 'order' : undefined) : value < other ? 'order' : undefined;
}
