export * from './StepPath.tsx';
