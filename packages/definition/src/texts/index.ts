export { createTexts, localeOf, type Texts, type TextValues } from './createTexts.ts';
export { errorMessage } from './errorMessage.ts';
export { fieldTitle, optionLabel } from './fieldTexts.ts';
