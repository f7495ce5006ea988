import { textPath } from '../data/pattern.ts';
import type { Pointer } from '../types.ts';

/** Key of a text about a field: `field.<step>.<path>.title`. */
export function fieldKey(step: string, pointer: Pointer, name: string): string {
  return ['field', step, textPath(pointer), name].filter((part) => part !== '').join('.');
}

/** Key under which a registry knows a text of a shared module that is mounted in one of its steps. */
export function mountedKey(step: string, at: Pointer, key: string): string {
  const mount = [step, textPath(at)].filter((part) => part !== '').join('.');
  return key.startsWith('rule.') ? `rule.${mount}.${key.slice('rule.'.length)}` : `field.${mount}.${key}`;
}

/** Id under which a registry knows a rule of a shared module. */
export function mountedRuleId(step: string, at: Pointer, id: string): string {
  return [step, textPath(at), id].filter((part) => part !== '').join('.');
}
