import type { CommandRefused, RefusalCode } from '../../model/refused.ts';
import type { useLanguage } from '../language/LanguageProvider.tsx';

/** The refusals that can come of what the studio offers today; any other is told by its code. */
const told = ['name.taken', 'name.unknown', 'last.one', 'file.unreadable', 'undo.conflict'] as const;

/** Why an edit was not done, in a sentence. */
export function refusalText(refusal: CommandRefused, t: ReturnType<typeof useLanguage>['t']): string {
  const code = told.find((each: RefusalCode) => each === refusal.code);
  return code ? t(`refused.${code}`, refusal.params) : t('refused.other', { code: refusal.code });
}
