import type { CaseFile, CaseStep } from '@greffe/definition';
import { differencesOf } from './compare.ts';
import type { CaseAction, CaseCreation, CaseDriver, CaseOutcome, CaseResult } from './types.ts';

/** The record that a case speaks of where it names none. */
const MAIN = 'main';

/** Tells a case's story to a driver, and answers what came of each step and where that is not what it expects. */
export async function runCase(driver: CaseDriver, { recordType, steps }: CaseFile): Promise<CaseResult> {
  const told = new Map<string, number>();
  const outcomes: CaseOutcome[] = [];
  const result: CaseResult = { outcomes, differences: [] };
  const differences: CaseResult['differences'][number][] = [];
  const [first] = steps;
  if (first && first.do !== 'create') {
    const creation = creationOf({ ...first, parent: undefined, record: MAIN }, recordType);
    const { refused } = await driver.create(creation);
    if (refused !== undefined) {
      const message = `expected the record to be started, found ${refused}`;
      return { ...result, differences: [{ pointer: '/steps/0', message }] };
    }
    told.set(MAIN, 0);
  }
  for (const [index, step] of steps.entries()) {
    const record = step.record ?? MAIN;
    const { expect = {}, ...action } = { ...step, record };
    const answer = await act(driver, action, recordType);
    if (step.do === 'create' && answer.refused === undefined) told.set(record, 0);
    const before = told.get(record);
    if (before === undefined) {
      outcomes.push({ answer });
      differences.push(...differencesOf(expect, { answer, messages: [] }, `/steps/${index}/expect`));
      continue;
    }
    const view = await driver.look(record, Object.keys(expect.sees ?? {}));
    told.set(record, view.messages.length);
    outcomes.push({ answer, view });
    const found = { answer, view, messages: view.messages.slice(before) };
    differences.push(...differencesOf(expect, found, `/steps/${index}/expect`));
  }
  return { outcomes, differences };
}

function act(driver: CaseDriver, action: CaseAction, recordType: string) {
  return action.do === 'create' ? driver.create(creationOf(action, recordType)) : driver.perform(action);
}

function creationOf(
  {
    at,
    who,
    person,
    parent,
    record,
    ...step
  }: Pick<CaseStep, 'at' | 'who' | 'person' | 'recordType'> & {
    readonly parent?: string | undefined;
    readonly record: string;
  },
  recordType: string,
): CaseCreation {
  return {
    at,
    who,
    record,
    recordType: step.recordType ?? recordType,
    ...(person !== undefined && { person }),
    ...(parent !== undefined && { parent }),
  };
}
