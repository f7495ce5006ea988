export * from './TallyBar.tsx';
