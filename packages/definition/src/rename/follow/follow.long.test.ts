import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { libraryFiles, readingFiles } from '../../../test/fixtures.ts';
import { buildBundle } from '../../bundle/buildBundle.ts';
import { readFolder } from '../../load/index.ts';
import type { Bundle } from '../../types.ts';
import { followExpression } from './expression.ts';
import { type Change, followChange } from './index.ts';
import type { Words } from './types.ts';

type Files = Record<string, string>;

const forms = fileURLToPath(new URL('../../../../../forms', import.meta.url));
const registries: [string, { files: Files; shared: Files }][] = [
  ['the library', libraryFiles()],
  ['the trial of reading', readingFiles()],
];
const sharedOfForms = await readFolder(join(forms, 'shared'));
for (const { name } of readdirSync(forms, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  if (name === 'shared') continue;
  registries.push([name, { files: await readFolder(join(forms, name)), shared: sharedOfForms }]);
}

function after(files: Files, shared: Files, change: Change): Files {
  const changed: Record<string, string | null> = { ...files, ...followChange(files, shared, change).files };
  return Object.fromEntries(
    Object.entries(changed).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}

const kinds = (files: Files, shared: Files) => {
  const { bundle, findings } = buildBundle(files, shared);
  return { bundle, errors: findings.filter(({ severity }) => severity === 'error') };
};

/** Every name of a registry that can have another, with its way back. */
function changesOf(bundle: Bundle): [string, Change, Change][] {
  const changes: [string, Change, Change][] = [];
  const plain = (
    kind: 'step' | 'role' | 'recordType' | 'rule' | 'message' | 'document' | 'table',
    id: string,
  ) => {
    changes.push([`${kind} ${id}`, { kind, id, to: 'zz-new-name' }, { kind, id: 'zz-new-name', to: id }]);
  };
  for (const { id } of bundle.roles) plain('role', id);
  for (const { id } of bundle.recordTypes) plain('recordType', id);
  for (const table of Object.keys(bundle.tables)) plain('table', table);
  for (const step of Object.values(bundle.steps)) {
    plain('step', step.id);
    for (const { id } of step.rules) if (!id.includes('.')) plain('rule', id);
    for (const { pointer, module, options } of step.fields) {
      const isMount =
        module !== undefined &&
        !step.fields.some((other) => other.module === module && pointer.startsWith(`${other.pointer}/`));
      if ((module !== undefined && !isMount) || pointer.endsWith('/*')) continue;
      const to = { step: step.id, pointer: `${pointer.slice(0, pointer.lastIndexOf('/'))}/zzNew` };
      const at = { step: step.id, pointer };
      changes.push([
        `field ${step.id}${pointer}`,
        { kind: 'field', at, to },
        { kind: 'field', at: to, to: at },
      ]);
      const own = (options ?? []).filter(({ label }) => !label.startsWith('table.'));
      // Those between the first and the last are written like them.
      for (const { value } of [...new Set([own.at(0), own.at(-1)])].flatMap((each) => each ?? [])) {
        const of = { kind: 'option', at } as const;
        changes.push([
          `option ${step.id}${pointer} ${value}`,
          { ...of, id: value, to: 'zzNew' },
          { ...of, id: 'zzNew', to: value },
        ]);
      }
    }
  }
  for (const { steps, links } of Object.values(bundle.workflows)) {
    for (const { id } of links)
      changes.push([
        `link ${id}`,
        { kind: 'link', id, to: 'zz-new' },
        { kind: 'link', id: 'zz-new', to: id },
      ]);
    for (const { id: step, outcomes, effects } of steps) {
      for (const { id } of outcomes)
        changes.push([
          `outcome ${step} ${id}`,
          { kind: 'outcome', step, id, to: 'zz-new' },
          { kind: 'outcome', step, id: 'zz-new', to: id },
        ]);
      for (const effect of effects) if (effect.type === 'message') plain('message', effect.message);
    }
  }
  return changes;
}

describe.each(registries)('%s', (_name, { files, shared }) => {
  const { bundle } = kinds(files, shared);
  if (!bundle) throw new Error('The registry has errors.');

  test('is sound after any one name is another, and the same bytes after it is itself again', () => {
    for (const [name, there, back] of changesOf(bundle)) {
      const renamed = after(files, shared, there);
      const result = kinds(renamed, shared);
      expect([name, result.errors]).toEqual([name, []]);
      const again = after(renamed, shared, back);
      for (const [path, text] of Object.entries(again))
        expect([name, path, JSON.stringify(parse(text))]).toEqual([
          name,
          path,
          JSON.stringify(parse(files[path])),
        ]);
      expect(Object.keys(again).sort()).toEqual(Object.keys(files).sort());
    }
  });
});

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return text;
  }
}

describe('an expression of a step', () => {
  const words = (scope: string, newScope = scope): Words => ({ kind: 'step', step: 's', scope, newScope });
  const move = (from: string, to: string): Change => ({
    kind: 'field',
    at: { step: 's', pointer: from },
    to: { step: 's', pointer: to },
  });
  test.each([
    ['this.a == data.b.a', '/b', '/b/a', '/b/z', 'this.z == data.b.z'],
    ['this.a == data.b.a', '', '/b/a', '/b/z', 'this.a == data.b.z'],
    [
      'data.loans.all(x, x.on < today)',
      '',
      '/loans/*/on',
      '/loans/*/day',
      'data.loans.all(x, x.day < today)',
    ],
    ['data.loans.all(x, x.on < today)', '', '/loans', '/lent', 'data.lent.all(x, x.on < today)'],
    [
      'data.loans[0].on > this.loans[ 1 ].on',
      '',
      '/loans/*/on',
      '/loans/*/day',
      'data.loans[0].day > this.loans[ 1 ].day',
    ],
    ['(has(this.a) ? this.a : this.b).c', '', '/b/c', '/b/d', '(has(this.a) ? this.a : this.b).d'],
    ['this.a.startsWith("a.b")', '', '/a', '/c/a', 'this.c.a.startsWith("a.b")'],
    ['this.loans[0].on == data.on', '', '/loans', '/x/loans', 'this.x.loans[0].on == data.on'],
    ['this.organisation == organisation.number', '', '/organisation', '/z', 'this.z == organisation.number'],
  ])('%s, seen from "%s", %s to %s', (cel, scope, from, to, expected) => {
    expect(followExpression(cel, words(scope), move(from, to)).cel).toBe(expected);
  });

  test('counts from where its field has gone', () => {
    const moved = followExpression(
      'this.other && data.a.x && has(this.x)',
      words('/a', '/b'),
      move('/a/x', '/b/x'),
    );
    expect(moved).toEqual({ cel: 'data.a.other && data.b.x && has(this.x)', isMeant: true });
  });

  test('that has no words for a place in a list says so', () => {
    const inList = words('/loans/*', '/loans/*/more');
    const change = move('/loans/*/x', '/loans/*/more/x');
    expect(() => followExpression('this.on', inList, change)).toThrow('s/loans/*/on');
  });

  test.each([
    ['this.kind == "x"', 'this.kind == "y"'],
    ['"x" != data.kind', '"y" != data.kind'],
    ['this.kind in ["a", "x"]', 'this.kind in ["a", "y"]'],
    ['this.other == "x"', 'this.other == "x"'],
    ['data.other.exists(k, k == "x")', 'data.other.exists(k, k == "x")'],
  ])('knows a value of a choice: %s', (cel, expected) => {
    const change: Change = { kind: 'option', at: { step: 's', pointer: '/kind' }, id: 'x', to: 'y' };
    expect(followExpression(cel, words(''), change).cel).toBe(expected);
  });

  test.each([
    ['"x" in this.kinds', '"y" in this.kinds'],
    ['this.kinds.exists(k, k == "x")', 'this.kinds.exists(k, k == "y")'],
  ])('knows a value of a choice of many: %s', (cel, expected) => {
    const change: Change = { kind: 'option', at: { step: 's', pointer: '/kinds/*' }, id: 'x', to: 'y' };
    expect(followExpression(cel, words(''), change).cel).toBe(expected);
  });
});

describe('an expression of a workflow', () => {
  const words: Words = {
    kind: 'workflow',
    steps: new Map([
      ['firstVisit', 'first-visit'],
      ['other', 'other'],
    ]),
    links: new Map([['parent', 'parent']]),
    shows: new Map([['parent weight', { step: 'first-visit', pointer: '/weight' }]]),
    own: 'other',
  };
  test.each<[string, Change, string]>([
    [
      'steps.firstVisit.a.b > data.b',
      { kind: 'step', id: 'first-visit', to: 'second-visit' },
      'steps.secondVisit.a.b > data.b',
    ],
    ['rounds.firstVisit > 1', { kind: 'step', id: 'first-visit', to: 'v' }, 'rounds.v > 1'],
    [
      'data.b > steps.firstVisit.b',
      { kind: 'field', at: { step: 'other', pointer: '/b' }, to: { step: 'first-visit', pointer: '/c/b' } },
      'steps.firstVisit.c.b > steps.firstVisit.b',
    ],
    [
      'links.parent.weight > 2.0',
      {
        kind: 'field',
        at: { step: 'first-visit', pointer: '/weight' },
        to: { step: 'first-visit', pointer: '/mass' },
      },
      'links.parent.weight > 2.0',
    ],
    [
      'links.parent.weight > 2.0',
      { kind: 'link', id: 'parent', to: 'of-child' },
      'links.ofChild.weight > 2.0',
    ],
    [
      'outcomes.other == "a" && outcomes.firstVisit == "a"',
      { kind: 'outcome', step: 'other', id: 'a', to: 'b' },
      'outcomes.other == "b" && outcomes.firstVisit == "a"',
    ],
  ])('%s', (cel, change, expected) => {
    expect(followExpression(cel, words, change)).toEqual({ cel: expected, isMeant: true });
  });
});
