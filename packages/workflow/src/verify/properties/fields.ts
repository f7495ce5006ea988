import type { Field } from '@greffe/definition';
import type { Violation } from '../report.ts';
import { type Property, violationAt } from '../scope.ts';

/** A field that must be given, that nobody can write, and that follows from nothing, holds its step up for ever. */
export const fields: Property = (scope) => {
  const { bundle, workflow, words } = scope;
  const violations = workflow.steps.flatMap((step): Violation[] => {
    const all = bundle.steps[step.id]?.fields ?? [];
    return all.filter(isOutOfReach).map(({ pointer }) => {
      const names = { field: words.field(step.id, pointer), step: words.step(step.id) };
      const finding = {
        severity: 'error' as const,
        code: 'verify.fields',
        file: `steps/${step.id}.logic.json`,
        pointer: `/fields/${pointer.replaceAll('~', '~0').replaceAll('/', '~1')}`,
        message: words.say('fieldReadOnly', names),
      };
      return {
        ...violationAt(scope, 'fields', step, '', '', []),
        finding,
        trace: [`1. ${words.say('fieldRequired', names)}`],
      };
    });
  });
  return { violations, searches: [] };
};

const isOutOfReach = ({ logic }: Field): boolean =>
  logic.required === true &&
  logic.readOnly === true &&
  logic.derived === undefined &&
  logic.initial === undefined;
