export * from './Citation.tsx';
