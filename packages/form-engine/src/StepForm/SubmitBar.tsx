import { Button } from '@greffe/ui';
import { useContext } from 'react';
import { SubmitContext, useStepContext } from './StepFormContext.ts';
import styles from './SubmitBar.module.css';

/** The end of a step: the button that submits, the page's own buttons, and what is saved. */
export function SubmitBar() {
  const { t } = useStepContext();
  const content = useContext(SubmitContext);
  if (!content) return null;
  const { submitLabel, saveState, actions, isSubmitting } = content;
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
