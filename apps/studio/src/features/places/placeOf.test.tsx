import { describe, expect, it } from 'vitest';
import { files } from '../../../test/studio.tsx';
import { pathOf, placeOf } from './placeOf.ts';

const at = (file: string, pointer: string) => placeOf(files, 'fr', file, pathOf(files, file, pointer));

describe('a place of the files', () => {
  it.each([
    [
      'workflow.json',
      '/recordTypes/loan/steps/1/when',
      { kind: 'step', name: 'Avis', step: 'opinion', recordType: 'loan', member: 'when' },
    ],
    ['workflow.json', '/recordTypes/loan', { kind: 'recordType', name: 'Prêt' }],
    ['form.json', '/roles/1/grantedBy/0', { kind: 'role', name: 'Conservateur', member: 'grantedBy' }],
    ['form.json', '/languages', { kind: 'registry', member: 'languages' }],
    [
      'steps/desk.schema.json',
      '/properties/title/maxLength',
      { kind: 'field', name: 'Titre', of: 'Guichet', step: 'desk', field: '/title', member: 'maxLength' },
    ],
    [
      'steps/desk.schema.json',
      '/properties/visits/items/properties/on/type',
      { kind: 'field', name: 'visits/*/on', field: '/visits/*/on', member: 'type' },
    ],
    [
      'steps/desk.logic.json',
      '/fields/~1title/required',
      { kind: 'field', name: 'Titre', member: 'required' },
    ],
    ['steps/desk.schema.json', '', { kind: 'step', name: 'Guichet', step: 'desk' }],
    ['rules.json', '/rules/7/assert/cel', { kind: 'rule', id: '7', member: 'assert' }],
    ['i18n/nl.json', '/step.desk.title', { kind: 'text', name: 'Guichet', of: 'nl', id: 'step.desk.title' }],
    ['tables/models.csv', '', { kind: 'table', name: 'models' }],
    ['cases/first.case.json', '/steps/0', { kind: 'case', name: 'first' }],
    ['../shared/person/module.rules.json', '/rules/0', { kind: 'module', name: 'person' }],
    ['notes/x.md', '', { kind: 'file', name: 'notes/x.md' }],
    ['', '', { kind: 'file', name: '' }],
  ])('%s %s is called by what it is', (file, pointer, place) => {
    expect(at(file, pointer)).toMatchObject(place);
  });

  it('is called so in files that are broken, too', () => {
    const broken = { 'form.json': '{', 'workflow.json': '[]', 'i18n/fr.json': '5' };
    for (const file of [...Object.keys(broken), 'rules.json'])
      expect(placeOf(broken, 'fr', file, pathOf(broken, file, '/roles/0/id')).kind).not.toBe('file');
  });
});
