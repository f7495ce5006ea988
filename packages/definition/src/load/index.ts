export { type Development, loadDevelopment } from './development.ts';
export { lineAt } from './lineAt.ts';
export { type LoadedFolder, loadDefinition, readFolder } from './load.ts';
