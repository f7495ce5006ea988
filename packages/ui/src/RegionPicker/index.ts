export * from './RegionPicker.tsx';
export { type Drawing, readDrawing } from './readDrawing.ts';
