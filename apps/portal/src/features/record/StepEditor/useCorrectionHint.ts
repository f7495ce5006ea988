import type { RecordView } from '@greffe/client';
import type { Bundle } from '@greffe/definition';
import { durationWords } from '@greffe/definition/texts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import type { Filling } from '../filling.ts';
import { workflowStepOf } from '../workflowOf.ts';

/** How what is validated can be corrected afterwards, said before it is (CO-4). */
export function useCorrectionHint(record: RecordView, filling: Filling, bundle: Bundle): string | undefined {
  const { t, language } = useLanguage();
  const correction = workflowStepOf(bundle, record.recordType, filling.id)?.correction;
  if (correction?.mode === 'undo') {
    return t('record.hint.undo', { duration: durationWords(correction.window, language) });
  }
  return correction?.mode === 'final' ? t('record.hint.final') : undefined;
}
