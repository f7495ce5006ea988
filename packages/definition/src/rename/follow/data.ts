import { expandPattern, patternOf } from '../../data/pattern.ts';
import { getAt, isObject, parentPointer, pointerParts, removeAt, setAt } from '../../data/pointer.ts';
import type { Pointer } from '../../types.ts';
import { withIndices } from './address.ts';
import type { Follower } from './follower.ts';
import type { Visit } from './types.ts';

/** The data of a step in a case: fields under other names or at other places, values of choices under other names. */
export function moveData(follow: Follower, step: string): Visit {
  const { change } = follow;
  return (data, at) => {
    if (!isObject(data)) return data;
    if (change.kind === 'option' && change.at.step === step) return withOption(follow, step, data, '', at);
    if (change.kind !== 'field' || change.at.step !== step) return data;
    const { at: from, to } = change;
    const concrete = expandPattern(from.pointer, data).filter(
      (pointer) => getAt(data, pointer) !== undefined,
    );
    for (const pointer of concrete) follow.address({ step, pointer }, `${at}${pointer}`);
    if (!to || to.step !== step) return data;
    if (parentPointer(from.pointer) === parentPointer(to.pointer))
      return withName(data, pointerParts(from.pointer), pointerParts(to.pointer).at(-1) ?? '');
    return concrete.reduce((moved, pointer) => {
      const target = withIndices(to.pointer, pointer);
      return setAt(removeAt(moved, pointer), target, getAt(data, pointer));
    }, data);
  };
}

/** Another name for the last part of a pattern, where the key stands. */
function withName(value: unknown, [part, ...rest]: readonly string[], name: string): Record<string, unknown> {
  const renamed: unknown = Array.isArray(value)
    ? value.map((item) => (part === '*' ? withName(item, rest, name) : item))
    : isObject(value)
      ? Object.fromEntries(
          Object.entries(value).map(([key, member]) => {
            if (key !== part) return [key, member];
            return rest.length === 0 ? [name, member] : [key, withName(member, rest, name)];
          }),
        )
      : value;
  return renamed as Record<string, unknown>;
}

function withOption(follow: Follower, step: string, value: unknown, pointer: Pointer, at: Pointer): unknown {
  const inside = (key: string | number, member: unknown) =>
    withOption(follow, step, member, `${pointer}/${key}`, `${at}/${key}`);
  if (Array.isArray(value)) return value.map((item, index) => inside(index, item));
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, inside(key, member)]));
  return typeof value === 'string' ? follow.option({ step, pointer: patternOf(pointer) }, value, at) : value;
}
