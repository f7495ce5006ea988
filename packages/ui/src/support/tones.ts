import type { IconName } from '../Icon/index.ts';

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'error';

/** Each tone has its picture, so that colour never says it alone. */
export const toneIcons: Readonly<Record<Tone, IconName>> = {
  neutral: 'dot',
  info: 'info',
  success: 'check-circle',
  warning: 'alert',
  error: 'error',
};
