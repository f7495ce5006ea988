export * from './report.ts';
export { verify } from './verify.ts';
