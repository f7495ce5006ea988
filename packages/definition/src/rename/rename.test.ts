import { describe, expect, test } from 'vitest';
import { libraryBundle, libraryFiles } from '../../test/fixtures.ts';
import { buildBundle } from '../bundle/buildBundle.ts';
import { renameExpression } from './expression.ts';
import { renameIds, renamePointer } from './index.ts';
import { createNames } from './names.ts';

/** Names that show what they rename. */
function plainNames(options: readonly string[] = []) {
  const names = createNames(1);
  const show = (kind: string, name: string) => `${kind.toUpperCase()}_${name}`;
  return {
    ...names,
    rename: show,
    has: (kind: string, name: string) => kind === 'option' && options.includes(name),
  };
}

describe('an expression', () => {
  test.each([
    ['this.since', 'this.FIELD_since'],
    ['data.card.kind == "child"', 'data.FIELD_card.FIELD_kind == "OPTION_child"'],
    ['this.name != "child support"', 'this.FIELD_name != "child support"'],
    ['this.number == organisation.number', 'this.FIELD_number == organisation.number'],
    ['author . name', 'author . name'],
    ['this.organisation.number', 'this.FIELD_organisation.FIELD_number'],
    ['this.code.matches("^[a-z.]+$")', 'this.FIELD_code.matches("^[a-z.]+$")'],
    ['data.loans.all(x, x.on < today)', 'data.FIELD_loans.all(x, x.FIELD_on < today)'],
    ['(has(this.a) ? this.a : this.b).c', '(has(this.FIELD_a) ? this.FIELD_a : this.FIELD_b).FIELD_c'],
    ['data.loans[0].on', 'data.FIELD_loans[0].FIELD_on'],
    ['this.fee >= 2.50', 'this.FIELD_fee >= 2.50'],
    [
      'lookup("branches", "code", this.branch, "name")',
      'lookup("TABLE_branches", "COLUMN_code", this.FIELD_branch, "COLUMN_name")',
    ],
    [
      'validOn("branches", "code", "child", today)',
      'validOn("TABLE_branches", "COLUMN_code", "OPTION_child", today)',
    ],
    ['this.kind in [\'child\', "adult"]', 'this.FIELD_kind in ["OPTION_child", "adult"]'],
  ])('%s', (cel, renamed) => {
    expect(renameExpression(cel, plainNames(['child']))).toBe(renamed);
  });
});

describe('a definition', () => {
  const { files, shared } = libraryFiles();
  const bundle = libraryBundle();
  const renamed = renameIds(files, shared, bundle, 7);

  test('is sound under other names, and keeps its shape', () => {
    const { bundle: other, findings } = buildBundle(renamed.files, renamed.shared);
    expect(findings).toEqual([]);
    const step = other?.steps[renamed.names.rename('step', 'signup')];
    expect(step?.fields.map(({ pointer, kind }) => [pointer, kind])).toEqual(
      bundle.steps.signup?.fields.map(({ pointer, kind }) => [renamePointer(pointer, renamed.names), kind]),
    );
    expect(step?.rules.map(({ id }) => id)).toEqual(
      bundle.steps.signup?.rules.map(({ id }) => renamed.names.rename('rule', id)),
    );
  });

  test('has other names for everything that it chose, and the same sentences', () => {
    const everything = [
      ...Object.keys(renamed.files),
      ...Object.keys(renamed.shared),
      ...Object.values(renamed.files),
    ].join(' ');
    for (const word of [
      'library-card',
      'signup',
      'librarian',
      'hasNoNumber',
      'branches',
      'valid_to',
      'north',
      'child-is-young',
      'person/',
    ]) {
      expect(everything).not.toContain(word);
    }
    expect(Object.values(JSON.parse(renamed.files['i18n/fr.json'] ?? ''))).toEqual(
      Object.values(JSON.parse(files['i18n/fr.json'] ?? '')),
    );
  });

  test('gets the same names for the same seed, others for another', () => {
    expect(renameIds(files, shared, bundle, 7).files).toEqual(renamed.files);
    expect(renameIds(files, shared, bundle, 8).files).not.toEqual(renamed.files);
  });
});
