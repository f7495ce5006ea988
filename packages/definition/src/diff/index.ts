export { type Labels, labelsOf } from './labels.ts';
