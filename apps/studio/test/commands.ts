import { type Bundle, buildBundle, parentPointer } from '@greffe/definition';
import fc from 'fast-check';
import type { Command, DefinitionFiles } from '../src/model/index.ts';
import { shared } from './forms.ts';

/** Random commands that a person could give on these files; some are refused, as a person's are. */
export function commandsOn(files: DefinitionFiles): fc.Arbitrary<Command> {
  const { bundle } = buildBundle(files, shared);
  if (!bundle) throw new Error('The definition has errors.');
  const names = fc.constantFrom('alpha', 'beta', 'gamma', 'delta', 'title', 'zeta');
  const ids = fc.constantFrom('alpha', 'beta-two', 'gamma-three');
  const texts = fc.string({ minLength: 1, maxLength: 30 });
  const place = fc.constantFrom(...placesOf(bundle));
  const objects = fc.constantFrom(...objectsOf(bundle));
  const steps = fc.constantFrom(...Object.keys(bundle.steps));
  const roles = fc.constantFrom(...bundle.roles.map(({ id }) => id));
  const [recordType = ''] = Object.keys(bundle.workflows);
  const keys = fc.constantFrom(...Object.keys(bundle.texts[bundle.languages[0] ?? ''] ?? {}));
  const languages = fc.constantFrom(...bundle.languages);
  const kinds = fc.constantFrom('text', 'date', 'integer', 'boolean', 'section', 'list', 'choice' as const);
  const index = fc.option(fc.nat(3), { nil: undefined });
  const optional = <T>(value: T | undefined, key: string) => (value === undefined ? {} : { [key]: value });
  const single: fc.Arbitrary<unknown> = fc.oneof(
    fc
      .record({ type: fc.constant('renameField'), place, name: names })
      .map(({ place: at, ...rest }) => ({ ...rest, ...at })),
    fc.record({ at: objects, name: names, kind: kinds, index }).map(({ at, name, kind, index: to }) => ({
      type: 'addField',
      step: at.step,
      parent: at.pointer,
      name,
      kind,
      ...optional(to, 'index'),
    })),
    fc.record({ at: place, to: objects, index }).map(({ at, to, index: where }) => ({
      type: 'moveField',
      ...at,
      to: to.pointer,
      ...optional(where, 'index'),
    })),
    fc.record({ at: place, to: objects }).map(({ at, to }) => ({
      type: 'moveFieldToStep',
      ...at,
      toStep: to.step,
      to: to.pointer,
    })),
    place.map((at) => ({ type: 'moveField', ...at, to: parentPointer(at.pointer), index: 0 })),
    place.map((at) => ({ type: 'removeField', ...at })),
    fc
      .record({ at: place, value: fc.constantFrom(true, false, null, 'has(this.alpha)') })
      .map(({ at, value }) => ({ type: 'setRequired', ...at, value })),
    fc
      .record({ at: place, maximum: fc.option(fc.nat(90)) })
      .map(({ at, maximum }) => ({ type: 'setLimits', ...at, limits: { maximum } })),
    fc.record({ type: fc.constant('setText'), key: keys, language: languages, text: texts }),
    fc.record({ type: fc.constant('renameStep'), id: steps, to: ids }),
    fc.record({ type: fc.constant('renameRole'), id: roles, to: ids }),
    fc.record({ type: fc.constant('removeStep'), id: steps }),
    fc.record({ type: fc.constant('removeRole'), id: roles }),
    fc.record({ type: fc.constant('addRole'), id: ids }),
    fc
      .record({ id: ids, role: roles })
      .map(({ id, role }) => ({ type: 'addStep', recordType, id, roles: [role] })),
    fc.record({ id: ids, step: steps }).map(({ id, step }) => ({
      type: 'addRule',
      rule: { id, step, at: '', severity: 'error', assert: { cel: 'true' }, origin: 'proposed' },
    })),
    fc.constantFrom('it', 'es').map((language) => ({ type: 'addLanguage', language })),
    fc
      .record({ file: fc.constantFrom(...Object.keys(files)) })
      .map(({ file }) => ({ type: 'removeFile', file })),
    fc
      .record({ file: fc.constantFrom('form.json', 'workflow.json'), value: fc.jsonValue() })
      .map(({ file, value }) => ({ type: 'setValue', file, pointer: '/more', value })),
  );
  const command = single as fc.Arbitrary<Command>;
  return fc.oneof(
    { weight: 9, arbitrary: command },
    {
      weight: 1,
      arbitrary: fc
        .array(command, { maxLength: 3 })
        .map((commands): Command => ({ type: 'all', commands, label: 'several' })),
    },
  );
}

interface Place {
  readonly step: string;
  readonly pointer: string;
}

function placesOf(bundle: Bundle): Place[] {
  return Object.values(bundle.steps).flatMap(({ id, fields }) =>
    fields.map(({ pointer }) => ({ step: id, pointer })),
  );
}

function objectsOf(bundle: Bundle): Place[] {
  return Object.values(bundle.steps).flatMap(({ id, fields }) => [
    { step: id, pointer: '' },
    ...fields.filter(({ kind }) => kind === 'object').map(({ pointer }) => ({ step: id, pointer })),
  ]);
}
