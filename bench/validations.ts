import { createStepModel, validateStep } from '@greffe/definition';
import { createSchemaValidator } from '@greffe/definition/compile';
import { loadDefinition } from '@greffe/definition/load';
import { type Bench, type Figure, median, rounded } from './lib/Bench.ts';
import { isoDay } from './lib/days.ts';
import { completeData, registration } from './lib/registration.ts';

const facts = {
  today: isoDay(0),
  organisation: { number: registration.organisation, name: 'Hospital' },
  author: { number: '', name: 'Physician' },
};

/** `validateStep` in one Node process: derived values, schema, logic and rules of the whole step. */
export const validations: Bench = {
  name: 'validations',
  about: 'validations of the Implantable-CGM step per second, in one Node process',
  async run({ seconds }) {
    const { bundle } = await loadDefinition(`forms/${registration.registry}`);
    if (!bundle) throw new Error(`forms/${registration.registry} has errors: run npx greffe check on it.`);
    const model = createStepModel(bundle, registration.step);
    const validate = createSchemaValidator(model.step);
    const complete = Array.from({ length: 50 }, (_, index) => completeData(index));
    const kinds = { complete, faulty: complete.map(spoil), empty: [{}] };
    return Object.entries(kinds).map(([kind, samples]): Figure => {
      let index = 0;
      const once = () => {
        const data = samples[index++ % samples.length] ?? {};
        return validateStep(bundle, registration.step, data, facts, validate).length;
      };
      const faults = once();
      return {
        what: `validations of ${kind} data`,
        value: rounded(median([1, 2, 3].map(() => perSecond(once, seconds / 3)))),
        unit: 'per second',
        note: `${faults} messages each; median of 3 rounds`,
      };
    });
  },
};

const spoil = (data: object) => ({ ...data, beneficiary: { niss: '85040216933' } });

function perSecond(work: () => unknown, seconds: number): number {
  const began = performance.now();
  let count = 0;
  while (performance.now() - began < seconds * 1000) {
    for (let i = 0; i < 20; i += 1) work();
    count += 20;
  }
  return (count / (performance.now() - began)) * 1000;
}
