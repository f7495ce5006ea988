import type { Bundle, Step } from '@greffe/definition';

/** The step of a bundle, or an error that names what there is. */
export function stepOf(bundle: Bundle, id: string): Step {
  const step = bundle.steps[id];
  if (step) return step;
  const known = Object.keys(bundle.steps).join(', ');
  throw new Error(`The definition ${bundle.id} ${bundle.version} has no step "${id}". It has: ${known}.`);
}
