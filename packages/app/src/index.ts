export { AppearanceChoice } from './AppearanceChoice/AppearanceChoice.tsx';
export { LanguageChoice } from './LanguageChoice/LanguageChoice.tsx';
export { createLanguage } from './language/createLanguage.tsx';
export { MessagePage } from './MessagePage/MessagePage.tsx';
export { CrashedPage, NotFoundPage, UnreachablePage } from './MessagePage/messagePages.tsx';
export { PageLoading } from './PageLoading/PageLoading.tsx';
export { usePage } from './usePage.ts';
