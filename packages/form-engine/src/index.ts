export { FilesProvider, type RecordFiles } from './files/FilesContext.ts';
export { placeWords, valueWords } from './ReadOnlyStep/fieldWords.ts';
export { ReadOnlyStep, type ReadOnlyStepProps } from './ReadOnlyStep/ReadOnlyStep.tsx';
export { StepForm } from './StepForm/StepForm.tsx';
export type { ServerError, StepFormAccess, StepFormProps } from './StepForm/StepForm.types.ts';
export {
  type SessionContext,
  type SessionEvent,
  sessionMachine,
  undoTimeLeft,
} from './session/sessionMachine.ts';
export { createStepStore, type StepStoreOptions } from './store/createStepStore.ts';
export type {
  FieldState,
  ShownError,
  StepSnapshot,
  StepStore,
  SubmitResult,
} from './store/types.ts';
