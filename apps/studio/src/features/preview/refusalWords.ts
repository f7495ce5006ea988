import type { MemoryAnswer } from '@greffe/workflow/memory';
import type { useLanguage } from '../language/LanguageProvider.tsx';
import type { DefinitionTexts } from './trial/definitionTexts.ts';

const codes = [
  'notYourRole',
  'notYours',
  'stepUnknown',
  'stepNotOpen',
  'stepWaits',
  'stepSkipped',
  'entryUnknown',
  'entryNotOpen',
  'dataInvalid',
  'recordClosed',
  'notReopenable',
  'notDeletable',
  'notUndoable',
  'undoEnded',
  'final',
  'notLocked',
  'notFound',
  'forbidden',
  'parentMissing',
  'parentWaits',
  'recordUnknown',
] as const;

/** Why something was refused, as a sentence. */
export function refusalWords(
  { refused, params }: MemoryAnswer,
  texts: DefinitionTexts,
  t: ReturnType<typeof useLanguage>['t'],
): string {
  const waitsFor = String(params?.waitsFor ?? '');
  if (refused === 'stepWaits' && waitsFor !== '') {
    return t('preview.waits.requires', { steps: waitsFor.split(', ').map(texts.step).join(', ') });
  }
  const code = codes.find((one) => one === refused);
  return code ? t(`preview.refusal.${code}`) : t('preview.refusal.other');
}
