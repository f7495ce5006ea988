export * from './Palette.tsx';
