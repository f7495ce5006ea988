import type { StepData } from '@greffe/definition';
import { useSyncExternalStore } from 'react';
import { usePreview } from './PreviewProvider.tsx';

/**
 * What was typed last in a step while the draft was tried, `{}` where nothing was; the panel need not be open. As typed:
 * hidden values are in it, derived ones too.
 */
export function usePreviewData(step: string): StepData {
  const preview = usePreview();
  return useSyncExternalStore(preview.subscribe, () => preview.dataOf(step));
}
