import { buildBundle } from '@greffe/definition';
import { describe, expect, test } from 'vitest';
import { shared } from '../../test/forms.ts';
import { canonicalText, execute, idFrom, newDefinition, suggestions } from './index.ts';

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

  test('has the roles, the kind of record and the first step that it is given', () => {
    const files = newDefinition(
      {
        id: 'visits',
        title: { fr: 'Visites', de: 'Besuche' },
        languages: ['fr', 'de'],
        legalBasis: { source: 'decree', article: '3' },
        email: 'help@example.org',
        roles: [
          { id: 'nurse', titles: { fr: 'Infirmière', de: 'Pflege' } },
          { id: 'head', titles: { fr: 'Chef' } },
        ],
        recordType: { id: 'visit', titles: { fr: 'Visite', de: 'Besuch' } },
        step: { id: 'first-visit', titles: { fr: 'Première visite', de: 'Erster Besuch' } },
        people: [{ person: 'ada', organisation: '1', role: 'nurse' }],
      },
      modules,
    );
    const { bundle, findings } = buildBundle(files, modules);
    expect(findings).toEqual([]);
    expect(bundle).toMatchObject({
      roles: [{ id: 'nurse' }, { id: 'head' }],
      legalBasis: { source: 'decree', article: '3' },
      recordTypes: [{ id: 'visit', createdBy: ['nurse'], beneficiary: { step: 'first-visit' } }],
    });
    expect(bundle?.workflows.visit?.steps).toMatchObject([{ id: 'first-visit', roles: ['nurse'] }]);
    const { fr, de } = bundle?.texts ?? {};
    expect(fr?.['step.first-visit.title']).toBe('Première visite');
    // Nothing was said in German, so that it stands there as it is called elsewhere.
    expect(de?.['role.head.title']).toBe('Chef');
    expect(JSON.parse(files['development.json'] ?? '')).toEqual({
      memberships: [{ person: 'ada', registry: 'visits', role: 'nurse', organisation: '1' }],
    });
  });

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

test('two roles of one name, or none, are refused', () => {
  const [role] = suggestions.roles;
  if (!role) throw new Error('A role is suggested.');
  for (const roles of [[], [role, role]])
    expect(() => newDefinition({ id: 'x', title: {}, languages: ['fr'], roles })).toThrow('value.none');
});

test.each([
  ['Prothèses de la hanche', 'protheses-de-la-hanche'],
  ['  2e avis : « cœur » & Größe', 'e-avis-coeur-grosse'],
  ['日本', ''],
  ['<script>', 'script'],
  [`${'x'.repeat(59)} yz`, 'x'.repeat(59)],
])('%j makes the name %j', (title, id) => {
  expect(idFrom(title)).toBe(id);
});
