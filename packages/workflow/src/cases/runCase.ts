import type { CaseFile, CaseStep } from '@greffe/definition';
import { differencesOf } from './compare.ts';
import type { CaseAction, CaseCreation, CaseDriver, CaseMessage, CaseOutcome, CaseResult } from './types.ts';

/** The record that a case speaks of where it names none. */
const MAIN = 'main';

/** Tells a case's story to a driver, and answers what came of each step and where that is not what it expects. */
export async function runCase(driver: CaseDriver, { recordType, steps }: CaseFile): Promise<CaseResult> {
  const told = new Map<string, readonly CaseMessage[]>();
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
    told.set(MAIN, []);
  }
  for (const [index, step] of steps.entries()) {
    const record = step.record ?? MAIN;
    const { expect = {}, ...action } = { ...step, record };
    const answer = await act(driver, action, recordType);
    if (step.do === 'create' && answer.refused === undefined) told.set(record, []);
    const before = told.get(record);
    if (before === undefined) {
      outcomes.push({ answer });
      differences.push(...differencesOf(expect, { answer, messages: [] }, `/steps/${index}/expect`));
      continue;
    }
    const view = await driver.look(record, Object.keys(expect.sees ?? {}));
    told.set(record, view.messages);
    outcomes.push({ answer, view });
    const found = { answer, view, messages: without(view.messages, before) };
    differences.push(...differencesOf(expect, found, `/steps/${index}/expect`));
  }
  return { outcomes, differences };
}

/** Messages that are new: each known one is left out once, for of one instant no driver says which came first. */
function without(messages: readonly CaseMessage[], known: readonly CaseMessage[]): readonly CaseMessage[] {
  const left = known.map((message) => JSON.stringify(message));
  return messages.filter((message) => {
    const index = left.indexOf(JSON.stringify(message));
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
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
