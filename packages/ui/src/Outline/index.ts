export * from './Outline.tsx';
export type { OutlineItem, OutlineTarget } from './types.ts';
