import type { ArgTypesEnhancer, InputType } from 'storybook/internal/types';

/**
 * `string | undefined`, which this project writes for each optional prop, reads as "union" in Storybook's table and
 * cannot be tried: the table gets the words of the code, and a text field or a switch where that is what remains.
 */
export const readableTypes: ArgTypesEnhancer = ({ argTypes }) =>
  Object.fromEntries(Object.entries(argTypes).map(([name, argType]) => [name, readable(argType)]));

function readable<T extends InputType>(argType: T): T {
  const { type } = argType;
  if (typeof type !== 'object' || type.name !== 'union' || type.raw === undefined) return argType;
  const others = type.value.filter((one) => !(one.name === 'other' && one.value === 'undefined'));
  const [only] = others;
  const summary = type.raw.replace(/ \| undefined$/, '');
  return {
    ...argType,
    ...(only && others.length === 1 && { type: { ...only, required: type.required } }),
    table: { ...argType.table, type: { summary } },
  };
}
