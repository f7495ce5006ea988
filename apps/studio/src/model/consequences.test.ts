import { describe, expect, test } from 'vitest';
import { type Command, canonicalText, consequencesOf, execute, sentenceOf } from './index.ts';
import de from './messages/de.json' with { type: 'json' };
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import nl from './messages/nl.json' with { type: 'json' };

const files = {
  'form.json': canonicalText({
    id: 'r',
    languages: ['en'],
    roles: [{ id: 'nurse', grantedBy: [] }],
    recordTypes: [],
  }),
  'workflow.json': canonicalText({
    recordTypes: {
      visit: {
        steps: [
          { id: 'intake', roles: ['nurse'], requires: [], effects: [] },
          {
            id: 'after',
            roles: ['nurse'],
            requires: ['intake'],
            when: 'steps.intake.weight > 3.0',
            effects: [],
          },
        ],
      },
    },
  }),
  'rules.json': canonicalText({
    rules: [{ id: 'not-too-heavy', step: 'intake', at: '/weight', assert: { cel: 'this.weight < 300.0' } }],
  }),
  'steps/intake.schema.json': canonicalText({
    type: 'object',
    properties: { weight: { type: 'number' }, note: { type: 'string' } },
  }),
  'steps/intake.logic.json': canonicalText({
    fields: { '/weight': { required: true }, '/note': { visible: 'has(this.weight)' } },
  }),
  'steps/after.schema.json': canonicalText({ type: 'object', properties: { weight: { type: 'number' } } }),
  'i18n/en.json': canonicalText({
    'field.intake.weight.title': 'Weight',
    'field.after.weight.title': 'Weight',
  }),
  'cases/one.case.json': canonicalText({
    steps: [
      { who: 'nurse', step: 'intake', data: { weight: 80 } },
      { who: 'nurse', step: 'after', data: { weight: 1 } },
    ],
  }),
};
const told = (command: Command) =>
  consequencesOf(files, command).map(({ what, file, pointer, name }) => `${what} ${file}${pointer} ${name}`);

describe('what a command reaches is told before it is done', () => {
  test('a field that is removed', () => {
    expect(told({ type: 'removeField', step: 'intake', pointer: '/weight' })).toEqual([
      'breaks workflow.json/recordTypes/visit/steps/1/when after',
      'breaks rules.json/rules/0/at not-too-heavy',
      'breaks rules.json/rules/0/assert/cel not-too-heavy',
      'breaks steps/intake.logic.json/fields/~1note/visible intake/note',
      'goes cases/one.case.json/steps/0/data/weight one',
    ]);
  });

  test('what a counter counts, and who sees it', () => {
    const counter = {
      id: 'heavy',
      counts: [{ recordType: 'visit', step: 'intake', when: 'data.weight > 3.0' }],
      at: '/weight',
      seenBy: ['nurse'],
    };
    const counted = { ...files, 'counters.json': canonicalText({ counters: [counter] }) };
    const of = (command: Command) =>
      consequencesOf(counted, command)
        .filter(({ kind }) => kind === 'counter')
        .map(({ what, pointer, name }) => `${what} ${pointer} ${name}`);
    const field = { step: 'intake', pointer: '/weight' };
    expect(of({ type: 'removeField', ...field })).toEqual([
      'breaks /counters/0/counts/0/when heavy',
      'breaks /counters/0/at heavy',
    ]);
    expect(of({ type: 'renameField', ...field, name: 'mass' })).toEqual([
      'follows /counters/0/counts/0/when heavy',
      'follows /counters/0/at heavy',
    ]);
    expect(of({ type: 'removeRole', id: 'nurse' })).toEqual(['breaks /counters/0/seenBy/0 heavy']);
    expect(of({ type: 'removeStep', id: 'intake' })).toEqual(['breaks /counters/0/counts/0/step heavy']);
    const renamed = execute(counted, { type: 'renameField', ...field, name: 'mass' });
    expect(JSON.parse(renamed.files['counters.json'] ?? '')).toEqual({
      counters: [{ ...counter, at: '/mass', counts: [{ ...counter.counts[0], when: 'data.mass > 3.0' }] }],
    });
  });

  test('a step that is removed, and a role', () => {
    const step = told({ type: 'removeStep', id: 'intake' });
    expect(step).toContain('goes workflow.json/recordTypes/visit/steps/1/requires/0 after');
    expect(step).toContain('breaks workflow.json/recordTypes/visit/steps/1/when after');
    expect(step).toContain('goes rules.json/rules/0/step not-too-heavy');
    expect(told({ type: 'removeRole', id: 'nurse' })).toContain(
      'breaks workflow.json/recordTypes/visit/steps/0/roles/0 intake',
    );
  });

  test('a field of another name, alone or among other commands', () => {
    const rename = { type: 'renameField', step: 'intake', pointer: '/weight', name: 'mass' } as const;
    expect(told(rename).every((line) => line.startsWith('follows '))).toBe(true);
    expect(told({ type: 'all', commands: [rename, rename] })).toEqual(told(rename));
    const done = execute(files, rename).files;
    expect(done['rules.json']).toContain('this.mass < 300.0');
    expect(done['workflow.json']).toContain('steps.intake.mass > 3.0');
    expect(
      JSON.parse(done['cases/one.case.json'] ?? '').steps.map(({ data }: { data: object }) => data),
    ).toEqual([{ mass: 80 }, { weight: 1 }]);
  });

  test('nothing, where nothing else is reached', () => {
    expect(told({ type: 'setUnit', step: 'intake', pointer: '/weight', unit: 'kg' })).toEqual([]);
  });

  test('in a sentence, in each language', () => {
    const [first] = consequencesOf(files, { type: 'removeField', step: 'intake', pointer: '/weight' });
    if (!first) throw new Error('A consequence was expected.');
    expect(sentenceOf(first, 'en')).toBe(
      'The step “after” of the workflow refers to it and would no longer be right.',
    );
    for (const language of ['fr', 'nl', 'de', 'en'])
      expect(sentenceOf({ ...first, name: '{place}$&' }, language)).toContain('{place}$&');
    for (const catalogue of [fr, nl, de]) expect(Object.keys(catalogue)).toEqual(Object.keys(en));
    for (const catalogue of [fr, nl, de, en]) expect(JSON.stringify(catalogue)).not.toContain("'");
  });
});
