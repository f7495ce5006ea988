import { Button } from '@greffe/ui';
import type { ReactNode } from 'react';
import type { EngineText } from '../texts/engineTexts.ts';
import styles from './SubmitBar.module.css';

export interface SubmitBarProps {
  readonly submitLabel?: string;
  readonly isSubmitting: boolean;
  readonly saveState?: ReactNode;
  readonly actions?: ReactNode;
  readonly t: EngineText;
}

/** The end of a step: the button that submits, the page's own buttons, and what is saved. */
export function SubmitBar({ submitLabel, isSubmitting, saveState, actions, t }: SubmitBarProps) {
  return (
    <div className={styles.bar}>
      {submitLabel !== undefined && (
        <Button type="submit" variant="primary" isPending={isSubmitting} pendingLabel={t('submit.busy')}>
          {submitLabel}
        </Button>
      )}
      {actions}
      {saveState !== undefined && <div className={styles.saved}>{saveState}</div>}
    </div>
  );
}
