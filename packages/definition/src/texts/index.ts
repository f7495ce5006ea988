export { createTexts, localeOf, type Texts, type TextValues } from './createTexts.ts';
export { durationWords } from './durationWords.ts';
export { errorMessage } from './errorMessage.ts';
export { fieldTitle, optionLabel } from './fieldTexts.ts';
