export * from './CopyField.tsx';
