export {
  inLanguage,
  isLanguage,
  type Language,
  languageNames,
  languages,
  preferredLanguage,
} from '@greffe/client/app';
