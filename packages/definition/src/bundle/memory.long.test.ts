import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Files, libraryFiles } from '../../test/fixtures.ts';
import { buildBundle } from './buildBundle.ts';
import { BundleMemory } from './memory.ts';

type Folder = { files: Files; shared: Files };
type Edit = (folder: Folder) => void;

/** Replaces in one file, where there is something to replace. */
const write = (path: string, from: string, to: string): Edit => {
  return ({ files, shared }) => {
    const into = path.startsWith('shared/') ? shared : files;
    const name = path.replace('shared/', '');
    into[name] = (into[name] ?? '').replace(from, to);
  };
};

const EDITS: Readonly<Record<string, Edit>> = {
  text: write('i18n/en.json', ': "', ': "A'),
  'broken text': write('i18n/fr.json', '"', ''),
  'missing text': write('i18n/en.json', 'registry.title', 'registry.ttle'),
  expression: write('steps/signup.logic.json', 'this.since', 'this.snce'),
  schema: write('steps/signup.schema.json', '"maxLength": 40', '"maxLength": 41'),
  rule: write('rules.json', 'this.back', 'this.bck'),
  'rule text': write('rules.json', 'child-is-young.age', 'child-is-young.years'),
  table: write('tables/branches.csv', 'west,West', 'east,West'),
  'table name': ({ files }) => {
    files['tables/places.csv'] = files['tables/branches.csv'] ?? '';
    delete files['tables/branches.csv'];
  },
  module: write('shared/person/module.schema.json', '"maxLength": ', '"maxLength": 1'),
  'module text': write('shared/person/i18n/en.json', ': "', ': "B'),
  'module name': ({ shared }) => {
    for (const [path, text] of Object.entries(shared)) {
      delete shared[path];
      shared[path.replace('person/', 'human/')] = text;
    }
  },
  'file gone': ({ files }) => {
    delete files['steps/signup.ui.json'];
  },
};

describe('a definition that is read again', () => {
  test('gives what it gives when it is read for the first time, whatever was edited before', () => {
    let changed = 0;
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...Object.keys(EDITS), 'undo'), { minLength: 1, maxLength: 8 }),
        (names) => {
          const memory = new BundleMemory();
          let folder = libraryFiles();
          buildBundle(folder.files, folder.shared, memory);
          for (const name of names) {
            if (name === 'undo') folder = libraryFiles();
            EDITS[name]?.(folder);
            const again = buildBundle(folder.files, folder.shared, memory);
            expect(again, names.join(', ')).toEqual(buildBundle(folder.files, folder.shared));
            if (again.findings.length > 0) changed += 1;
          }
        },
      ),
      { numRuns: 25 },
    );
    expect(changed, 'the edits do find something').toBeGreaterThan(10);
  });

  test('shares the steps that did not change', () => {
    const memory = new BundleMemory();
    const { files, shared } = libraryFiles();
    const first = buildBundle(files, shared, memory).bundle;
    EDITS.text?.({ files, shared });
    const second = buildBundle(files, shared, memory).bundle;
    expect(second?.hash).not.toBe(first?.hash);
    expect(second?.steps.signup).toBe(first?.steps.signup);
    EDITS.schema?.({ files, shared });
    expect(buildBundle(files, shared, memory).bundle?.steps.signup).not.toBe(first?.steps.signup);
  });

  test('does not parse again what did not change', () => {
    const memory = new BundleMemory();
    const { files, shared } = libraryFiles();
    buildBundle(files, shared, memory);
    const parsed: string[] = [];
    const found = new BundleMemory();
    found.recall = (name, from, findings, make) =>
      memory.recall(name, from, findings, (into) => {
        parsed.push(name);
        return make(into);
      });
    found.turn = () => memory.turn();
    EDITS.text?.({ files, shared });
    buildBundle(files, shared, found);
    expect(parsed).toEqual(['i18n/en.json']);
  });
});
