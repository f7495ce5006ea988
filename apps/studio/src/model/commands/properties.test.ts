import { expect, test } from 'vitest';
import { CommandRefused, execute } from '../index.ts';

const files = {
  'steps/desk.schema.json': `${JSON.stringify(
    {
      type: 'object',
      properties: {
        one: { type: 'string', fromTable: { table: 'shelves', value: 'code', validFrom: 'from' } },
        many: { type: 'array', items: { type: 'string', fromTable: { table: 'shelves', value: 'code' } } },
        text: { type: 'string' },
      },
    },
    null,
    2,
  )}\n`,
};
const set = (pointer: string, fromTable: Readonly<Record<string, string | null>>) =>
  execute(files, { type: 'setTable', step: 'desk', pointer, fromTable });
const read = (text: string | undefined) => JSON.parse(text ?? '{}').properties;

test('the table of a choice, of one or of several, and back to the byte', () => {
  const one = set('/one', { value: 'name', validFrom: null });
  expect(read(one.files['steps/desk.schema.json']).one.fromTable).toEqual({
    table: 'shelves',
    value: 'name',
  });
  expect(execute(one.files, one.revert).files).toEqual(files);
  const many = set('/many', { table: 'rooms', validTo: 'until' });
  expect(read(many.files['steps/desk.schema.json']).many.items.fromTable).toEqual({
    table: 'rooms',
    value: 'code',
    validTo: 'until',
  });
});

test.each([
  ['/text', { value: 'name' }],
  ['/one', { value: null }],
  ['/one', { strange: 'x' }],
  ['/none', { value: 'name' }],
])('no table of %s is set to %j', (pointer, fromTable) => {
  expect(() => set(pointer, fromTable)).toThrow(CommandRefused);
});
