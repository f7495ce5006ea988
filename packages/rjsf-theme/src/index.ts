export { fieldId, ID_PREFIX, ID_SEPARATOR } from './support/fieldId.ts';
export type { FormFile, FormFiles } from './support/files.ts';
export { fileTexts } from './support/fileTexts.ts';
export type { Why } from './support/options.ts';
export {
  catalogues,
  type ReadDevice,
  type ThemeContext,
  type ThemeTexts,
  themeTexts,
} from './texts/themeTexts.ts';
export { translateString } from './texts/translateString.ts';
export { theme } from './theme.ts';
export type { WidgetName } from './widgets/index.ts';
