export * from './NissField.tsx';
