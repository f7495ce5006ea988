import type { StepProjection } from '@greffe/workflow';
import type { useLanguage } from '../language/LanguageProvider.tsx';
import type { Trial } from './useTrial.ts';

/** Why a step waits, or why it does not apply, in one sentence. */
export function waitWords(
  { view, texts }: Trial,
  step: StepProjection,
  t: ReturnType<typeof useLanguage>['t'],
): string | undefined {
  if (step.status === 'skipped') {
    const when = view.machine.step(step.id)?.when;
    const read = [...new Set([...(when?.reads.steps ?? []), ...(when?.reads.outcomes ?? [])])];
    if (view.projection.ended && !read.some((id) => id !== view.projection.ended?.step))
      return t('preview.skipped.ended');
    return read.length === 0
      ? undefined
      : t('preview.skipped.because', { steps: read.map(texts.step).join(', ') });
  }
  const [first] = step.waitsFor;
  if (!first) return undefined;
  const steps = step.waitsFor.filter(({ why }) => why === first.why).map((one) => texts.step(one.step));
  return t(first.why === 'requires' ? 'preview.waits.requires' : 'preview.waits.condition', {
    steps: steps.join(', '),
  });
}
