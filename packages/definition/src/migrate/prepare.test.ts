import { describe, expect, test } from 'vitest';
import { type Json, libraryBundle, libraryFiles } from '../../test/fixtures.ts';
import { buildBundle } from '../bundle/buildBundle.ts';
import type { Bundle } from '../types.ts';
import { prepareMigration } from './prepare.ts';
import { compareVersions } from './versions.ts';

const older = libraryBundle();

/** The next version with such a migration file; the definition itself is the same but for `change`. */
function findingsOf(operations: readonly unknown[], change: (content: Json) => void = () => {}) {
  const copy = structuredClone(older) as unknown as Json;
  change(copy);
  const migrations = { '1.1.0': { from: '1.0.0', operations } };
  const newer = { ...copy, version: '1.1.0', migrations } as unknown as Bundle;
  return prepareMigration(older, newer);
}

const at = (pointer: string, code: string, message: string, suggestion?: string) =>
  expect.objectContaining({
    severity: 'error',
    file: 'migrations/1.1.0.json',
    pointer: `/operations/0${pointer}`,
    code: `migration.${code}`,
    message: expect.stringContaining(message),
    ...(suggestion ? { suggestion: expect.stringContaining(suggestion) } : {}),
  });

const signup = { step: 'signup' };

describe('an operation that cannot be carried out is a finding', () => {
  test.each([
    [
      'an unknown step',
      { op: 'renameStep', from: 'signip', to: 'entry' },
      at('/from', 'unknown-step', 'No step is called "signip"', 'signup'),
    ],
    [
      'a step that is not there after',
      { op: 'renameStep', from: 'signup', to: 'entry' },
      at('/to', 'unknown-step', 'Version 1.1.0 has no step "entry"'),
    ],
    [
      'an unknown field',
      { op: 'renameField', ...signup, from: '/card/fea', to: '/card/fee2' },
      at('/from', 'unknown-field', 'no field "/card/fea"', '/card/fee'),
    ],
    [
      'a field that is taken',
      { op: 'renameField', ...signup, from: '/card/fee', to: '/card/shelf' },
      at('/to', 'taken', 'already'),
    ],
    [
      'a rename to another place',
      { op: 'renameField', ...signup, from: '/card/fee', to: '/fee' },
      at('/to', 'not-a-rename', 'use "move"'),
    ],
    [
      'a field that is not there after',
      { op: 'renameField', ...signup, from: '/card/fee', to: '/card/price' },
      at('/to', 'unknown-field', 'Version 1.1.0 has no field "/card/price"'),
    ],
    [
      'a move out of a list',
      {
        op: 'move',
        from: { ...signup, pointer: '/loans/*/title' },
        to: { ...signup, pointer: '/card/title' },
      },
      at('/to/pointer', 'list', 'cannot leave a list'),
    ],
    [
      'an unknown choice',
      { op: 'renameOption', ...signup, pointer: '/card/kind', from: 'adlut', to: 'grown' },
      at('/from', 'unknown-option', 'no choice "adlut"', 'adult'),
    ],
    [
      'a choice that is not there after',
      { op: 'renameOption', ...signup, pointer: '/card/kind', from: 'adult', to: 'grown' },
      at('/to', 'unknown-option', 'no choice "grown" in version 1.1.0'),
    ],
    [
      'an object as another kind',
      { op: 'retype', ...signup, pointer: '/card', to: 'text' },
      at('/to', 'kind', 'field by field'),
    ],
    [
      'another kind than the version has',
      { op: 'retype', ...signup, pointer: '/card/fee', to: 'boolean' },
      at('/to', 'kind', 'boolean comes out here'),
    ],
    [
      'an expression that has a fault',
      { op: 'retype', ...signup, pointer: '/card/shelf', to: 'text', using: 'vallue' },
      at('/using', 'expression', 'vallue', 'value'),
    ],
    [
      'an expression of another type',
      { op: 'retype', ...signup, pointer: '/card/fee', to: 'text', using: 'value * 2.0' },
      at('/using', 'expression', 'string was expected'),
    ],
    [
      'a split into what is taken',
      { op: 'split', ...signup, pointer: '/card/shelf', into: [{ pointer: '/card/fee', cel: 'value' }] },
      at('/into/0/pointer', 'taken', 'already'),
    ],
    [
      'a default of another kind',
      { op: 'default', ...signup, pointer: '/card/fee', value: 'x' },
      at('/value', 'kind', 'text comes out here'),
    ],
  ])('%s', (_name, operation, finding) => {
    expect(findingsOf([operation]).findings).toContainEqual(finding);
  });

  test('but not when names are those of that point, and those of the end are the version’s', () => {
    const operations = [
      { op: 'renameStep', from: 'signup', to: 'entry' },
      { op: 'renameField', step: 'entry', from: '/card/fee', to: '/card/price' },
      { op: 'renameField', step: 'entry', from: '/card/price', to: '/card/cost' },
    ];
    const change = (content: Json) => {
      const step = content.steps?.signup as Json;
      const fields = step.fields as unknown as { pointer: string }[];
      for (const field of fields) if (field.pointer === '/card/fee') field.pointer = '/card/cost';
      (content as unknown as { steps: unknown }).steps = { entry: { ...step, id: 'entry' } };
    };
    expect(findingsOf(operations, change).findings).toEqual([]);
  });

  test('a kind before is filled in from the older version', () => {
    const { operations, findings } = findingsOf([
      { op: 'retype', ...signup, pointer: '/card/fee', to: 'number', using: 'value * 2.0' },
    ]);
    expect(findings).toEqual([]);
    expect(operations).toMatchObject([{ was: 'number' }]);
  });
});

describe('the file in its folder', () => {
  const findingsIn = (name: string, content: unknown) => {
    const { files, shared } = libraryFiles();
    return buildBundle({ ...files, [name]: JSON.stringify(content) }, shared);
  };

  test('is part of the bundle, and of its hash', () => {
    const file = {
      from: '0.9.0',
      operations: [{ op: 'renameField', ...signup, from: '/card/price', to: '/card/fee' }],
    };
    const { bundle, findings } = findingsIn('migrations/1.0.0.json', file);
    expect(findings).toEqual([]);
    expect(bundle?.migrations).toEqual({ '1.0.0': file });
    expect(bundle?.hash).not.toBe(older.hash);
  });

  test.each([
    [
      'an unknown operation',
      { from: '0.9.0', operations: [{ op: 'rename' }] },
      'meta.value',
      '/operations/0/op',
    ],
    [
      'a word too many',
      { from: '0.9.0', operations: [{ op: 'renameStep', from: 'a', to: 'signup', by: 'me' }] },
      'meta.unknown-key',
      '/operations/0/by',
    ],
    [
      'a word missing',
      { from: '0.9.0', operations: [{ op: 'renameStep', to: 'signup' }] },
      'meta.missing-key',
      '/operations/0',
    ],
    ['a later version', { from: '1.0.0', operations: [] }, 'migration.from', '/from'],
  ])('%s', (_name, content, code, pointer) => {
    const { bundle, findings } = findingsIn('migrations/1.0.0.json', content);
    expect(bundle).toBeUndefined();
    expect(findings).toMatchObject([{ file: 'migrations/1.0.0.json', code, pointer }]);
  });
});

test('a file that leads to a later version than the folder’s is a finding', () => {
  const { files, shared } = libraryFiles();
  const late = JSON.stringify({ from: '1.0.0', operations: [] });
  expect(buildBundle({ ...files, 'migrations/1.0.1.json': late }, shared).findings).toMatchObject([
    { file: 'migrations/1.0.1.json', code: 'migration.version' },
  ]);
});

test('versions follow each other by their numbers', () => {
  const versions = ['1.10.0', '1.9.9', '2.0.0', '1.9.10', '1.9.9'];
  expect(versions.sort(compareVersions)).toEqual(['1.9.9', '1.9.9', '1.9.10', '1.10.0', '2.0.0']);
});
