export * from './ConsentBlock.tsx';
