import type { DraftImpact } from '@greffe/client/studio';
import { compareVersions } from '@greffe/definition/migrate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { greatestVersion, proposedVersion, versionFault } from './proposal.ts';

type Change = DraftImpact['changes'][number];
const change = (kind: string, impact: Change['impact'] = 'harmless'): Change => ({
  kind,
  impact,
  where: {},
  words: {},
});

const verifier = { isProved: true, results: [] };

describe('the number that is proposed', () => {
  it.each<[string, string | undefined, string, Change[], string]>([
    ['what breaks counts in the first', '1.4.2', '1.4.2', [change('stepRemoved', 'loss')], '2.0.0'],
    ['so does what keeps records back', '1.4.2', '1.4.2', [change('fieldRequired', 'migration')], '2.0.0'],
    [
      'what is new counts in the second',
      '1.4.2',
      '1.4.2',
      [change('fieldAdded'), change('textChanged')],
      '1.5.0',
    ],
    [
      'what reads otherwise counts in the third',
      '1.4.2',
      '1.4.2',
      [change('textChanged'), change('fieldLayout')],
      '1.4.3',
    ],
    ['a field that is a text is no text', '1.4.2', '1.4.2', [change('fieldMaxLength')], '1.5.0'],
    ['no difference at all', '1.4.2', '1.4.2', [], '1.4.3'],
    ['one that somebody wrote into the form', '1.4.2', '1.7.0', [change('stepRemoved', 'loss')], '1.7.0'],
    ['an older one there does not count', '1.10.0', '1.9.0', [change('fieldAdded')], '1.11.0'],
    ['the first version', undefined, '0.1.0', [], '0.1.0'],
    ['the first version without a number', undefined, 'draft', [], '1.0.0'],
  ])('%s', (_, greatest, own, changes, expected) => {
    expect(proposedVersion(greatest, own, { changes, verifier }).version).toBe(expected);
  });

  it('is the next that has anything new for a draft that could not be compared', () => {
    expect(proposedVersion('1.4.2', '1.4.2', { changes: [], verifier: undefined })).toEqual({
      version: '1.5.0',
      reason: 'unknown',
    });
  });

  const version = fc.tuple(fc.nat(999), fc.nat(999), fc.nat(999)).map((parts) => parts.join('.'));
  const changes = fc.array(
    fc.record({
      kind: fc.constantFrom('fieldAdded', 'textChanged', 'stepRemoved'),
      impact: fc.constantFrom<Change['impact']>('harmless', 'migration', 'loss'),
      where: fc.constant({}),
      words: fc.constant({}),
    }),
  );

  it('is always one that can be published', () => {
    fc.assert(
      fc.property(
        fc.array(version, { minLength: 1 }),
        fc.oneof(version, fc.string()),
        changes,
        (all, own, made) => {
          const greatest = greatestVersion({
            versions: all.map((one) => ({
              version: one,
              hash: '',
              publishedAt: '',
              isWithdrawn: false,
              hasFiles: true,
            })),
          });
          expect(all.every((one) => compareVersions(one, greatest ?? '') <= 0)).toBe(true);
          expect(
            versionFault(proposedVersion(greatest, own, { changes: made, verifier }).version, greatest),
          ).toBeUndefined();
        },
      ),
    );
  });
});

it.each([
  [undefined, 'missing'],
  ['1.2', 'shape'],
  ['v1.2.3', 'shape'],
  ['01.2.3', 'shape'],
  ['1.2.3', 'notGreater'],
  ['1.2.4', undefined],
  ['1.10.0', undefined],
] as const)('%s after 1.2.3: %s', (version, fault) => {
  expect(versionFault(version, '1.2.3')).toBe(fault);
});
