export { inLanguage, isLanguage, type Language } from '@greffe/client/app';
