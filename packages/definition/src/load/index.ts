export { type Development, loadDevelopment } from './development.ts';
export { lineAt } from './lineAt.ts';
export { loadDefinition, readFolder } from './load.ts';
