export { type Development, loadDevelopment } from './development.ts';
export { loadDefinition, readFolder } from './load.ts';
