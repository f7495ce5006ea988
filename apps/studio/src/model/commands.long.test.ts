import { buildBundle, parentPointer } from '@greffe/definition';
import { describe, expect, test } from 'vitest';
import { errorsOf, registries, shared } from '../../test/forms.ts';
import {
  type Command,
  CommandRefused,
  consequencesOf,
  type DefinitionFiles,
  execute,
  FIELD_KINDS,
} from './index.ts';

const bundleOf = (files: DefinitionFiles) => {
  const { bundle } = buildBundle(files, shared);
  if (!bundle) throw new Error('The definition has errors.');
  return bundle;
};

/** What comes of a command, or why not. */
function result(files: DefinitionFiles, command: Command): { files: DefinitionFiles } | { refused: string } {
  try {
    return { files: execute(files, command, shared).files };
  } catch (error) {
    if (error instanceof CommandRefused) return { refused: error.code };
    throw error;
  }
}

describe.each(registries)('%s', (_name, files) => {
  const bundle = bundleOf(files);
  const steps = Object.values(bundle.steps);
  const own = (step: (typeof steps)[number]) =>
    step.fields.filter(({ pointer, module }) => {
      const isMount = !step.fields.some(
        (other) => other.module === module && pointer.startsWith(`${other.pointer}/`),
      );
      return (module === undefined || isMount) && !pointer.endsWith('/*');
    });

  test('stays sound when a field goes into any other object of its step', () => {
    const refused = new Set<string>();
    let moved = 0;
    for (const step of steps) {
      const objects = [
        '',
        ...step.fields
          .filter(({ kind, module }) => kind === 'object' && !module)
          .map(({ pointer }) => pointer),
      ];
      for (const { pointer } of own(step)) {
        for (const to of objects.filter((object) => object !== parentPointer(pointer))) {
          const after = result(files, { type: 'moveField', step: step.id, pointer, to, index: 0 });
          if ('refused' in after) {
            refused.add(after.refused);
            continue;
          }
          moved += 1;
          if (moved % 16 !== 1) continue;
          expect([step.id, pointer, to, errorsOf(after.files)]).toEqual([step.id, pointer, to, []]);
        }
      }
    }
    expect(
      [...refused].filter((code) => !['field.itself', 'name.taken', 'field.list'].includes(code)),
    ).toEqual([]);
  });

  test('says before a field is removed where it will be missed', () => {
    for (const step of steps) {
      for (const { pointer } of own(step)) {
        const command: Command = { type: 'removeField', step: step.id, pointer };
        const places = consequencesOf(files, command, shared);
        const broken = errorsOf(execute(files, command, shared).files);
        for (const { code, file, pointer: place, message } of broken) {
          // An object without fields is an error of its own.
          const isTold = places.some((told) => told.file === file && told.what === 'breaks');
          if (code !== 'schema.properties')
            expect([pointer, file, place, message, isTold]).toEqual([pointer, file, place, message, true]);
        }
      }
    }
  });

  test('says before a field goes to another step what cannot follow it', () => {
    let moved = 0;
    for (const step of steps) {
      for (const other of steps.filter(({ id }) => id !== step.id)) {
        for (const { pointer } of own(step)) {
          const command: Command = {
            type: 'moveFieldToStep',
            step: step.id,
            pointer,
            toStep: other.id,
            to: '',
          };
          const after = result(files, command);
          moved += 1;
          if ('refused' in after || moved % 3 !== 1) continue;
          const places = consequencesOf(files, command, shared).filter(({ what }) => what === 'breaks');
          const own = `steps/${step.id}.`;
          const broken = errorsOf(after.files).filter(
            ({ code, file }) =>
              code !== 'schema.properties' &&
              !places.some(
                (told) => told.file === file || (told.file.startsWith(own) && file.startsWith('steps/')),
              ),
          );
          expect([step.id, pointer, other.id, broken]).toEqual([step.id, pointer, other.id, []]);
        }
      }
    }
  });

  test('takes every kind of field, a role, a step, a rule and keeps sound', () => {
    const [recordType = '', workflow] = Object.entries(bundle.workflows)[0] ?? [];
    const step = workflow?.steps[0];
    const [module = ''] = Object.keys(shared)
      .filter((path) => path.endsWith('/module.schema.json'))
      .map((path) => path.split('/')[0] ?? '');
    if (!step) throw new Error('A definition has a step.');
    const commands: Command[] = [
      { type: 'addRole', id: 'zz-role', titles: { fr: 'Rôle' } },
      {
        type: 'addStep',
        recordType,
        id: 'zz-step',
        roles: ['zz-role'],
        requires: [step.id],
        titles: { fr: 'Étape' },
      },
      ...Object.keys(FIELD_KINDS)
        .filter((kind) => kind !== 'fromTable')
        .map(
          (kind): Command => ({
            type: 'addField',
            step: 'zz-step',
            parent: '',
            name: `zz${kind}`,
            kind: kind as keyof typeof FIELD_KINDS,
            index: 0,
            titles: { fr: kind },
            ...(kind.startsWith('choice')
              ? { options: [{ value: 'a' }, { value: 'b', texts: { fr: 'B' } }] }
              : {}),
            ...(kind === 'shared' ? { module } : {}),
          }),
        ),
      { type: 'addField', step: 'zz-step', parent: '/zzsection', name: 'inside', kind: 'text' },
      { type: 'addField', step: 'zz-step', parent: '/zzlist/*', name: 'inside', kind: 'date' },
      { type: 'setRequired', step: 'zz-step', pointer: '/zzlist/*/inside', value: true },
      {
        type: 'setVisible',
        step: 'zz-step',
        pointer: '/zzdate',
        value: 'this.zzchoice == "b" && "a" in this.zzchoices',
      },
      { type: 'setLimits', step: 'zz-step', pointer: '/zzinteger', limits: { minimum: 1, maximum: 9 } },
      { type: 'setUnit', step: 'zz-step', pointer: '/zzinteger', unit: 'kg' },
      { type: 'setLayout', step: 'zz-step', pointer: '/zzinteger', layout: { width: 'half' } },
      {
        type: 'addRule',
        rule: {
          id: 'zz-rule',
          step: 'zz-step',
          at: '/zzdate',
          severity: 'error',
          assert: { any: [{ cel: 'this.zzdate <= today' }, { not: { cel: 'this.zzboolean' } }] },
          origin: 'source',
          cite: { source: 'x', article: '1' },
        },
        texts: { fr: 'Pas plus tard.' },
      },
      { type: 'renameOption', step: 'zz-step', pointer: '/zzchoices', value: 'a', to: 'first' },
      { type: 'renameOption', step: 'zz-step', pointer: '/zzchoice', value: 'b', to: 'second' },
      { type: 'moveField', step: 'zz-step', pointer: '/zzchoice', to: '/zzsection' },
      { type: 'moveField', step: 'zz-step', pointer: '/zzdate', to: '/zzsection', index: 0 },
      {
        type: 'changeStep',
        recordType,
        id: 'zz-step',
        changes: { correction: { mode: 'final' }, when: null },
      },
      { type: 'renameStep', id: 'zz-step', to: 'yy-step' },
      { type: 'renameRole', id: 'zz-role', to: 'yy-role' },
    ];
    // A section has no fields at first: that is an error until it gets one.
    let now = files;
    for (const [index, command] of commands.entries()) {
      now = execute(now, command, shared).files;
      if (index % 3 !== 0) continue;
      expect([command, errorsOf(now).filter(({ code }) => code !== 'schema.properties')]).toEqual([
        command,
        [],
      ]);
    }
    expect(errorsOf(now)).toEqual([]);
    const logic = JSON.parse(now['steps/yy-step.logic.json'] ?? '');
    expect(logic.fields['/zzsection/zzdate'].visible).toBe(
      'this.zzchoice == "second" && "first" in data.zzchoices',
    );
    const rule = JSON.parse(now['rules.json'] ?? '').rules.at(-1);
    expect([rule.step, rule.at, rule.assert.any[0].cel]).toEqual([
      'yy-step',
      '/zzsection/zzdate',
      'this.zzsection.zzdate <= today',
    ]);
    now = execute(now, { type: 'removeStep', id: 'yy-step' }, shared).files;
    now = execute(now, { type: 'removeRole', id: 'yy-role' }, shared).files;
    expect(now).toEqual('rules.json' in files ? files : { ...files, 'rules.json': now['rules.json'] });
  });
});
