import type { Refusal } from '@greffe/workflow';
import { Problem } from '../problems/Problem.ts';

/** The engine's reason, or the service's own. */
export type AnyRefusal = Omit<Refusal, 'code'> & { readonly code: Refusal['code'] | 'otherVersion' };

/** A refusal as a problem document, in the words of `definition`. A step that does not exist is an address. */
export function refused({ code, params, cite }: AnyRefusal, definition?: string): Problem {
  if (code === 'stepUnknown') return new Problem('notFound');
  return new Problem('refused', {
    refusal: { code, params: { ...params }, ...(cite === undefined ? {} : { cite: { ...cite } }) },
    ...(definition === undefined ? {} : { step: { definition, step: String(params.step ?? '') } }),
  });
}
