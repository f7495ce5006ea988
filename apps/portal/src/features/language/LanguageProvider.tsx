import { createLanguage } from '@greffe/app';
import { catalogues } from './catalogues.ts';

export const { LanguageProvider, useLanguage } = createLanguage(catalogues);

/** A text of the portal, or of all apps, in the user's language. */
export type Translate = ReturnType<typeof useLanguage>['t'];
