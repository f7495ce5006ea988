import type { Explanation } from '@greffe/rules';
import { StatusBadge } from '@greffe/ui';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { answerLooks } from './explained.ts';

/** Whether something holds, does not, or cannot be told yet. */
export function Answer({ explanation }: { readonly explanation: Explanation | undefined }) {
  const { t } = useLanguage();
  if (!explanation) return null;
  const { tone, label } = answerLooks[explanation.truth];
  return <StatusBadge tone={tone}>{t(label)}</StatusBadge>;
}
