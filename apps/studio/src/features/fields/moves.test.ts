import { describe, expect, it } from 'vitest';
import { registries, shared } from '../../../test/forms.ts';
import { CommandRefused, execute } from '../../model/index.ts';
import { destinationOf, moveCommand, type Spot, stepOf } from './moves.ts';
import { flatten, readFields } from './read/readFields.ts';
import { readStepIds } from './read/readStepIds.ts';

const titleOf = () => undefined;
/** A dozen, evenly over all. */
const some = <T>(all: readonly T[]) => all.filter((_, index) => index % Math.ceil(all.length / 12) === 0);

describe.each(registries)('in %s', (_name, files) => {
  const read = (step: string, at = files) => readFields({ files: at, shared, step, titleOf });

  it('whatever place is offered is one that the edit takes, and the field then stands there', () => {
    const offered = readStepIds(files).flatMap((step) => {
      const fields = read(step);
      return flatten(fields).flatMap((field) => {
        const spots = flatten(fields).flatMap((beside): Spot[] =>
          (['before', 'after', 'on'] as const).map((position) => ({ field: beside, position })),
        );
        return spots.flatMap((spot) => {
          const to = destinationOf(fields, field, spot);
          const command = to && moveCommand(step, fields, field, to);
          return command ? [{ step, field, to, command }] : [];
        });
      });
    });
    expect(offered.length).toBeGreaterThan(15);
    for (const { step, field, to, command } of some(offered)) {
      const after = read(step, execute(files, command, shared).files);
      const parent = flatten(after).find(({ pointer }) => pointer === to.to.replace(/\/\*$/, ''));
      const siblings = to.to === '' ? after : (parent?.children ?? []);
      expect([step, field.pointer, to, siblings[to.index]?.name]).toEqual([
        step,
        field.pointer,
        to,
        field.name,
      ]);
    }
  });

  it('one place up and down again is where it was, to the byte', () => {
    const movable = readStepIds(files).flatMap((step) => {
      const fields = read(step);
      return flatten(fields).flatMap((field) => {
        const up = stepOf(fields, field, 'up');
        const command = up && moveCommand(step, fields, field, up);
        return command ? [{ step, field, command }] : [];
      });
    });
    for (const { step, field, command } of some(movable)) {
      const moved = execute(files, command, shared).files;
      const now = read(step, moved);
      const same = flatten(now).find(({ pointer }) => pointer === field.pointer);
      const down = same && stepOf(now, same, 'down');
      const back = same && down && moveCommand(step, now, same, down);
      if (!back) throw new Error('What went up can go down.');
      const schema = `steps/${step}.schema.json`;
      expect(execute(moved, back, shared).files[schema]).toBe(files[schema]);
    }
  });

  it('no field of a shared module goes anywhere, and nothing goes into one', () => {
    for (const step of readStepIds(files)) {
      const fields = read(step);
      const all = flatten(fields);
      for (const field of all.filter(({ isForeign }) => isForeign)) {
        expect(stepOf(fields, field, 'down')).toBeUndefined();
        expect(destinationOf(fields, undefined, { field, position: 'after' })).toBeUndefined();
        const command = { type: 'moveField', step, pointer: field.pointer, to: '', index: 0 } as const;
        expect(() => execute(files, command, shared)).toThrow(CommandRefused);
      }
    }
  });
});
