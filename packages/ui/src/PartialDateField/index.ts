export * from './PartialDateField.tsx';
