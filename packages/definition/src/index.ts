export { type BundleResult, buildBundle } from './bundle/buildBundle.ts';
export type {
  CaseCommand,
  CaseExpectation,
  CaseFile,
  CaseStep,
  ExpectedError,
  ExpectedStep,
} from './bundle/files.ts';
export { administratorRole } from './bundle/form.ts';
export { WIDGETS } from './bundle/kind.ts';
export { BundleMemory } from './bundle/memory.ts';
export { counterEnvironment } from './count/environment.ts';
export { countersOf } from './count/types.ts';
export { canonicalJson, contentHash, textHash } from './data/canonical.ts';
export { asksForFiles, fileFormat, filesIn, isFileName, largestFile } from './data/files.ts';
export { leaves } from './data/leaves.ts';
export { atSameIndices, expandPattern, patternOf, textPath } from './data/pattern.ts';
export { getAt, isWithin, parentPointer, pointerParts, removeAt, setAt, toPointer } from './data/pointer.ts';
export { isGiven } from './step/given.ts';
export {
  type Ask,
  createStepModel,
  type DerivedStep,
  initialData,
  type RuleAnswer,
  type StepModel,
} from './step/model.ts';
export { checkDraftShape } from './step/shape.ts';
export { validateDerived, validateStep, visibleData } from './step/validate.ts';
export * from './types.ts';
export { addDuration, type DurationParts, parseDuration } from './workflow/duration.ts';
export { type WorkflowGround, workflowEnvironment } from './workflow/environment.ts';
export { celName } from './workflow/names.ts';
export { brusselsDay, brusselsMidnight } from './workflow/zone.ts';
