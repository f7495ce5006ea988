import { type Field, isWithin, textPath } from '@greffe/definition';
import type { SelectOption } from '@greffe/ui';

type TextOf = (key: string) => string | undefined;

const titleAt = (step: string, pointer: string, textOf: TextOf) =>
  textOf(`field.${step}.${textPath(pointer)}.title`) ?? pointer.split('/').at(-1) ?? pointer;

/** The sections of a step, and the items of its lists: what a rule can be about. */
export function objectsIn(step: string, fields: readonly Field[], textOf: TextOf) {
  return fields
    .filter(({ kind }) => kind === 'object')
    .map(({ pointer }) => {
      const isItem = pointer.endsWith('/*');
      const named = isItem ? pointer.slice(0, -2) : pointer;
      return { value: pointer, label: titleAt(step, named, textOf), isItem };
    });
}

/** The fields at which a rule about an object can show, by their section; an item's own, not those of a list in it. */
export function fieldsUnder(
  step: string,
  scope: string,
  fields: readonly Field[],
  textOf: TextOf,
): readonly SelectOption[] {
  return fields
    .filter(({ pointer }) => pointer !== scope && isWithin(pointer, scope))
    .map(({ pointer }) => pointer.slice(scope.length))
    .filter((at) => !at.includes('/*'))
    .map((at) => {
      const parent = `${scope}${at.slice(0, at.lastIndexOf('/'))}`;
      return {
        value: at,
        label: titleAt(step, `${scope}${at}`, textOf),
        group: parent === '' ? undefined : titleAt(step, parent, textOf),
      };
    });
}
