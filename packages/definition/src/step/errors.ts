import { formats, isFormatName } from '@greffe/identifiers';
import { leaves } from '../data/leaves.ts';
import { getAt, toPointer } from '../data/pointer.ts';
import type { FieldError, LocalDate, SchemaError, StepData } from '../types.ts';
import type { StepModel } from './model.ts';

/** A schema's error as one of a field: keyword and parameters in our words. */
export function fromSchemaError({ instancePath, keyword, params }: SchemaError, data: StepData): FieldError {
  const error = (code: string, more: FieldError['params'] = {}, pointer = instancePath): FieldError => ({
    pointer,
    severity: 'error',
    code,
    params: more,
  });
  switch (keyword) {
    case 'additionalProperties':
      return error('unknown', {}, `${instancePath}${toPointer([String(params.additionalProperty)])}`);
    case 'enum':
      return error('option', { reason: 'unknown' });
    case 'type':
      return error('type', { type: String(params.type) });
    case 'format': {
      const format = String(params.format);
      return error(`format.${format}`, { reason: reasonOf(format, getAt(data, instancePath)) });
    }
    case 'multipleOf':
      return error('multipleOf', { limit: Number(params.multipleOf) });
    default: {
      const limit = params.limit;
      return error(keyword, typeof limit === 'number' ? { limit } : {});
    }
  }
}

function reasonOf(format: string, value: unknown): string {
  const result = typeof value === 'string' && isFormatName(format) ? formats[format](value) : undefined;
  return result && !result.ok ? result.reason : 'invalid';
}

/**
 * What an identifier says that a schema cannot hear: a date inside that is still to come today, and oddities of
 * one that is accepted, as warnings.
 */
export function formatErrors(model: StepModel, visible: StepData, today: LocalDate): FieldError[] {
  return leaves(visible).flatMap(([pointer, value]): FieldError[] => {
    const format = model.field(pointer)?.format;
    if (format === undefined || typeof value !== 'string' || !isFormatName(format)) return [];
    const result = formats[format](value, today);
    const error = (severity: FieldError['severity'], reason: string): FieldError => ({
      pointer,
      severity,
      code: `format.${format}`,
      params: { reason },
    });
    return result.ok
      ? (result.warnings ?? []).map((reason) => error('warning', reason))
      : [error('error', result.reason)];
  });
}
