export * from './ScaleField.tsx';
