import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsEnumerated, faultsReported, isStuck } from '../../test/brute/answers.ts';
import { enumerate, windowOf } from '../../test/brute/enumerate.ts';
import { bundleOfRandom, type RandomWorkflow, randomWorkflow } from '../../test/brute/random.ts';
import { shapesEnumerated, shapesExplored } from '../../test/brute/shapes.ts';
import { verify } from './verify.ts';

/** `npm run soak verify` asks for many more, with another seed each time, which is printed where it fails. */
const asked = Number(process.env.GREFFE_VERIFY_RUNS ?? 0);
const runs = asked || 600;
/** States of one workflow beyond which it is not enumerated: most have fewer. */
const most = asked ? 3000 : 120;

/** The seeded fault of the control: the verifier is shown the workflow without its last condition. */
const isControl = process.env.GREFFE_VERIFY_CONTROL === '1';
const shown = (random: RandomWorkflow): RandomWorkflow => ({
  ...random,
  steps: random.steps.map(({ when, ...step }, index, { length }) =>
    when && !(isControl && index === length - 1) ? { ...step, when } : step,
  ),
});

const idsOf = (steps: readonly { readonly id: string }[]) => steps.map(({ id }) => id);

describe('the verifier and the engine, state by state', () => {
  it(`agree on ${runs} random workflows`, { timeout: 60_000 + runs * 200 }, () => {
    let compared = 0;
    let faulty = 0;
    fc.assert(
      fc.property(randomWorkflow, (random) => {
        const all = enumerate(random, most);
        const unlocks = random.consent !== undefined && random.support.length > 0 ? [random.consent] : [];
        const supported = unlocks.length > 0 ? enumerate(random, most, unlocks) : all;
        const unlockable = random.steps.filter(({ correction }) => correction.mode !== 'final');
        const anything = random.support.length > 0 ? enumerate(random, most, idsOf(unlockable)) : all;
        if (all.isCut || supported.isCut || anything.isCut) return;
        const report = verify(bundleOfRandom(shown(random)));
        const found = faultsReported(report);
        if (anything.isRestless) {
          // The rest of it is not to be seen from the engine.
          expect(found.progress).not.toEqual([]);
          return;
        }
        const expected = faultsEnumerated(random, all, supported);
        // Steps that wait for each other are told of once.
        expect(expected.progress).toEqual(expect.arrayContaining([...found.progress]));
        expect(found.progress.length > 0).toBe(expected.progress.length > 0);
        expect({ ...found, progress: [] }).toEqual({ ...expected, progress: [] });
        const shapes = shapesExplored(random, 20_000);
        const reached = shapesEnumerated(random, all);
        // With windows of two lengths the clock of the enumeration leaves out some orders of their ends.
        const lengths = new Set(random.steps.map(({ correction }) => windowOf(correction)).filter(Boolean));
        if (shapes && lengths.size < 2) expect(shapes).toEqual(reached);
        else if (shapes) expect(shapes).toEqual(expect.arrayContaining([...reached]));
        if (isStuck(all)) expect(found.progress).not.toEqual([]);
        compared += 1;
        if (!report.isProved) faulty += 1;
      }),
      { numRuns: runs, ...(asked ? {} : { seed: 20_261_122 }) },
    );
    console.log(
      `${runs} workflows, ${compared} small enough to be enumerated, ${faulty} of them with faults`,
    );
    // Both answers are put to the test, and most workflows are small enough to enumerate.
    expect(compared).toBeGreaterThan(runs * 0.6);
    expect(faulty).toBeGreaterThan(runs * 0.1);
    expect(compared - faulty).toBeGreaterThan(runs * 0.1);
  });
});
