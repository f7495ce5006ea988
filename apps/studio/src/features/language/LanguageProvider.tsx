import { createLanguage } from '@greffe/app';
import { catalogues } from './catalogues.ts';

export const { LanguageProvider, useLanguage } = createLanguage(catalogues);
