import { englishStringTranslator, replaceStringParameters, TranslatableString } from '@rjsf/utils';
import { type ThemeContext, type ThemeTexts, themeTexts } from './themeTexts.ts';

/** Words of rjsf's own that are read on a form of this theme. */
const OURS: Readonly<Partial<Record<TranslatableString, keyof ThemeTexts>>> = {
  [TranslatableString.YesLabel]: 'yes',
  [TranslatableString.NoLabel]: 'no',
  [TranslatableString.OptionPrefix]: 'option',
  [TranslatableString.TitleOptionPrefix]: 'optionOf',
  [TranslatableString.Type]: 'type',
  [TranslatableString.Value]: 'value',
  [TranslatableString.ArrayItemTitle]: 'item',
  [TranslatableString.NewStringDefault]: 'newValue',
  [TranslatableString.KeyLabel]: 'propertyNameOf',
  [TranslatableString.DeprecatedLabel]: 'deprecated',
};

/**
 * rjsf's own words in the form's language, for the form's `translateString`. What only the maker of a form reads (a
 * schema that cannot be shown, and why) stays English.
 */
export function translateString(
  context: ThemeContext,
): (word: TranslatableString, params?: string[]) => string {
  const texts = themeTexts(context);
  return (word, params) => {
    const ours = OURS[word];
    return ours === undefined
      ? englishStringTranslator(word, params)
      : replaceStringParameters(texts[ours], params);
  };
}
