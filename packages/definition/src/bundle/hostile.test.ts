import fc from 'fast-check';
import { expect, test } from 'vitest';
import { libraryFiles, readingFiles } from '../../test/fixtures.ts';
import { leaves } from '../data/leaves.ts';
import { parentPointer, setAt } from '../data/pointer.ts';
import type { StepData } from '../types.ts';
import { buildBundle } from './buildBundle.ts';

const { files, shared } = libraryFiles();
const jsonFiles = Object.keys(files).filter((path) => path.endsWith('.json'));
const { files: reading } = readingFiles();

/** Values that a file may hold where another was expected. */
const strange = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(
    'this.',
    'a.b.c(',
    '/',
    '//',
    '/*/*',
    '*',
    '{',
    '{n, plural, other {#}}',
    '../../shared/x/module.schema.json',
    '__proto__',
    'constructor',
    'steps.diary.pages',
    'outcomes.opinion == "',
    'data.answer in [',
    'P1Y2M',
    'PT',
    '-P2D',
    'agreement',
    'atWill',
    'turn',
  ),
);

test('whatever stands in a file, the answer is findings or a bundle, never a throw', () => {
  let sound = 0;
  fc.assert(
    fc.property(fc.constantFrom(...jsonFiles), fc.nat(), strange, (path, place, value) => {
      const content = JSON.parse(files[path] ?? '') as StepData;
      const places = leaves(content);
      const [pointer = ''] = places[place % places.length] ?? [];
      const changed = JSON.stringify(setAt(content, pointer, value));
      const { bundle, findings } = buildBundle({ ...files, [path]: changed }, shared);
      expect(bundle !== undefined || findings.some(({ severity }) => severity === 'error')).toBe(true);
      if (bundle) sound += 1;
    }),
    { numRuns: 150 },
  );
  expect(sound).toBeLessThan(150);
});

test.each(['workflow.json', 'counters.json', 'cases/question.case.json'])(
  'whatever stands in %s, the answer is findings or a bundle, never a throw',
  (path) => {
    const content = JSON.parse(reading[path] ?? '') as StepData;
    const places = leaves(content);
    let sound = 0;
    fc.assert(
      fc.property(fc.nat(), strange, fc.boolean(), (place, value, above) => {
        const [pointer = ''] = places[place % places.length] ?? [];
        const changed = setAt(content, above ? parentPointer(pointer) : pointer, value);
        const { bundle, findings } = buildBundle({ ...reading, [path]: JSON.stringify(changed) }, shared);
        expect(bundle !== undefined || findings.some(({ severity }) => severity === 'error')).toBe(true);
        for (const { message } of findings) expect(message).not.toMatch(/\bat \w+ \(|undefined|\[object/);
        if (bundle) sound += 1;
      }),
      { numRuns: 150 },
    );
    expect(sound).toBeLessThan(150);
  },
  60_000,
);

test('half a file is a finding', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...jsonFiles),
      fc.double({ min: 0, max: 0.98, noNaN: true }),
      (path, share) => {
        const text = files[path] ?? '';
        const half = text.slice(0, Math.floor(text.length * share));
        const { findings } = buildBundle({ ...files, [path]: half }, shared);
        expect(findings).toContainEqual(expect.objectContaining({ file: path, code: 'json.syntax' }));
      },
    ),
    { numRuns: 60 },
  );
});

test.each(['__proto__', 'constructor', 'toString', '../../etc/passwd', 'a'.repeat(5000)])(
  'a file called %s harms nothing',
  (name) => {
    for (const path of [name, `steps/${name}.schema.json`, `tables/${name}.csv`, `i18n/${name}.json`]) {
      buildBundle(
        { ...files, [path]: '{"type": "object"}' },
        { ...shared, [`${name}/module.schema.json`]: '{}' },
      );
    }
    expect(Object.hasOwn(Object.prototype, 'schema')).toBe(false);
  },
);
