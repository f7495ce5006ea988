export { type BundleResult, buildBundle } from './bundle/buildBundle.ts';
export type { CaseFile, CaseStep, ExpectedError } from './bundle/files.ts';
export { canonicalJson, contentHash } from './data/canonical.ts';
export { atSameIndices, expandPattern, patternOf, textPath } from './data/pattern.ts';
export { getAt, isWithin, parentPointer, pointerParts, removeAt, setAt, toPointer } from './data/pointer.ts';
export { brusselsDay, type CheckedCaseStep, checkCaseStep } from './step/checkCaseStep.ts';
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
