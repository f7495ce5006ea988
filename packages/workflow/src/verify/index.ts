export * from './report.ts';
export { verify } from './verify.ts';
export { REPORT_LANGUAGES } from './words/words.ts';
