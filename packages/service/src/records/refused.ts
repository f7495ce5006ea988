import type { Refusal } from '@greffe/workflow';
import { Problem } from '../problems/Problem.ts';

/** The workflow's refusal as a problem document; a step that does not exist is an address that does not. */
export function refused(refusal: Refusal): Problem {
  if (refusal.code === 'stepUnknown') return new Problem('notFound');
  return new Problem('refused', { refusal: { code: refusal.code, params: { ...refusal.params } } });
}
