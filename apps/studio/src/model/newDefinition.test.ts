import { buildBundle } from '@greffe/definition';
import { describe, expect, test } from 'vitest';
import { shared } from '../../test/forms.ts';
import { canonicalText, execute, newDefinition } from './index.ts';

const LANGUAGES = ['fr', 'nl', 'de', 'en'];

describe.each([
  ['with the shared modules', shared],
  ['without any', {}],
])('a new definition %s', (_name, modules) => {
  test.each([[LANGUAGES], [['nl']], [['de', 'fr']]])(
    'in %j has no findings, and is canonical',
    (languages) => {
      const files = newDefinition(
        { id: 'new-registry', title: { fr: 'Nouveau', nl: 'Nieuw' }, languages },
        modules,
      );
      const { bundle, findings } = buildBundle(files, modules);
      expect(findings).toEqual([]);
      expect(bundle?.id).toBe('new-registry');
      const title = bundle?.texts[languages[0] ?? '']?.['registry.title'];
      expect(title).toBe(languages[0] === 'nl' ? 'Nieuw' : 'Nouveau');
      for (const text of Object.values(files)) expect(canonicalText(JSON.parse(text))).toBe(text);
    },
  );

  test('takes another language and another step', () => {
    const files = newDefinition({ id: 'r', title: { fr: 'Titre' }, languages: ['fr'] }, modules);
    const [recordType = ''] = Object.keys(JSON.parse(files['workflow.json'] ?? '').recordTypes);
    const [role] = JSON.parse(files['form.json'] ?? '').roles;
    const done = execute(
      files,
      {
        type: 'all',
        commands: [
          { type: 'addLanguage', language: 'en' },
          { type: 'addStep', recordType, id: 'second', roles: [role.id] },
          { type: 'addField', step: 'second', parent: '', name: 'date', kind: 'date' },
        ],
      },
      modules,
    );
    expect(buildBundle(done.files, modules).findings.filter(({ severity }) => severity === 'error')).toEqual(
      [],
    );
  });
});

test('an id or a language that cannot be one is refused', () => {
  for (const id of ['', 'A', '../x', '__proto__', 'x'.repeat(61)])
    expect(() => newDefinition({ id, title: {}, languages: ['fr'] })).toThrow('name.shape');
  expect(() => newDefinition({ id: 'x', title: {}, languages: ['../fr'] })).toThrow('name.shape');
  expect(() => newDefinition({ id: 'x', title: {}, languages: [] })).toThrow('value.none');
});
