export { fieldId, ID_PREFIX, ID_SEPARATOR } from './support/fieldId.ts';
export type { Why } from './support/options.ts';
export { catalogues, type ThemeContext, type ThemeTexts, themeTexts } from './texts/themeTexts.ts';
export { theme } from './theme.ts';
export type { WidgetName } from './widgets/index.ts';
