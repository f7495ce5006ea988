import { describe, expect, it } from 'vitest';
import { faults } from '../../test/faults/faults.ts';
import type { PropertyName } from './report.ts';
import { verify } from './verify.ts';

describe('seeded faults', () => {
  it.each(faults)('$title', ({ bundle, property, also = [], file = 'workflow.json', at, message, trace }) => {
    const { results, isProved } = verify(bundle, { language: 'en' });
    expect(isProved).toBe(false);
    const violated = results.filter(({ answer }) => answer === 'violated').map((result) => result.property);
    expect([...violated].sort()).toEqual([...new Set<PropertyName>([property, ...also])].sort());
    const [first] = results.find((result) => result.property === property)?.violations ?? [];
    expect(first?.finding).toMatchObject({
      severity: 'error',
      code: `verify.${property}`,
      file,
      pointer: at,
      message,
    });
    expect(first?.trace).toEqual(trace);
  });

  it('every property that can be broken by a definition has its fault', () => {
    const broken = new Set(faults.map(({ property }) => property));
    expect([...broken].sort()).toEqual([
      'consent',
      'ending',
      'fields',
      'outcomes',
      'progress',
      'reachable',
      'roles',
    ]);
  });
});
