export * from './FieldGrid.tsx';
