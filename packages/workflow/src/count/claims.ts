import {
  type Bundle,
  type Counter,
  type CounterSource,
  counterEnvironment,
  getAt,
  type StepData,
} from '@greffe/definition';
import { createEvaluator, type Evaluator } from '@greffe/rules';
import { poolOf } from './pools.ts';
import type { Claim, CountRule } from './types.ts';

/** What a record was last sent with; also while it is open again to be corrected. */
export interface SentRecord {
  readonly record: string;
  readonly recordType: string;
  /** Step → what it was validated with; steps that never were are absent. */
  readonly steps: Readonly<Record<string, StepData>>;
  /** Number of the organisation that sent it. */
  readonly organisation: string;
  /** Who it is about, coded. */
  readonly beneficiary: string;
  /**
   * ISO 8601, with its offset: since when the record asks for this place. One that keeps its place through a correction
   * keeps the instant too, or a correction in January would take it out of the year that it was counted in.
   */
  readonly validatedAt: string;
}

/**
 * What a record claims of a counter; undefined where it is not counted: another record type, a step that was never
 * validated, a condition that does not hold or is not known, no whole number from 1, or no date where the year goes by one.
 */
export function claimOf(
  bundle: Pick<Bundle, 'steps' | 'tables'>,
  counter: Counter,
  { record, recordType, steps, organisation, beneficiary, validatedAt }: SentRecord,
): Claim | undefined {
  const source = counter.counts.find((each) => each.recordType === recordType);
  const data = source && Object.hasOwn(steps, source.step) ? steps[source.step] : undefined;
  if (source === undefined || data === undefined || !holds(bundle, source, data)) return undefined;
  const weight = weightOf(source, data);
  if (weight === undefined) return undefined;
  const date = dateOf(counter, data);
  const pool = poolOf(ruleOf(counter), {
    organisation,
    beneficiary,
    validatedAt,
    ...(date === undefined ? {} : { date }),
  });
  return pool === undefined ? undefined : { record, pool, weight, validatedAt };
}

/** The arithmetic's words for a counter. */
function ruleOf({ scope, period, limit }: Counter): CountRule {
  return { scope, period: typeof period === 'string' ? period : 'year-of-date', limit };
}

const evaluators = new WeakMap<object, Map<string, Evaluator>>();

function holds(bundle: Pick<Bundle, 'steps' | 'tables'>, source: CounterSource, data: StepData): boolean {
  if (source.when === undefined) return true;
  const byStep = evaluators.get(bundle) ?? new Map<string, Evaluator>();
  evaluators.set(bundle, byStep);
  const step = bundle.steps[source.step];
  if (step === undefined) return false;
  const evaluator = byStep.get(source.step) ?? createEvaluator(counterEnvironment(step, bundle.tables));
  byStep.set(source.step, evaluator);
  const answer = evaluator.evaluate(source.when.cel, { data });
  return answer.known && answer.value === true;
}

function weightOf({ weight = 1 }: CounterSource, data: StepData): number | undefined {
  const said = typeof weight === 'number' ? weight : getAt(data, weight);
  return typeof said === 'number' && Number.isSafeInteger(said) && said >= 1 ? said : undefined;
}

function dateOf({ period }: Counter, data: StepData): string | undefined {
  const said = typeof period === 'string' ? undefined : getAt(data, period.yearOf);
  return typeof said === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(said) ? said : undefined;
}
