export * from './FieldShell.tsx';
