import { ActionBar, Button } from '@greffe/ui';
import { useContext } from 'react';
import { SubmitContext, useStepContext } from './StepFormContext.ts';

/** The end of a step: what is saved, the page's own buttons, and the one that submits. */
export function SubmitBar() {
  const { t } = useStepContext();
  const content = useContext(SubmitContext);
  if (!content) return null;
  const { submitLabel, saveState, actions, isSubmitting } = content;
  return (
    <ActionBar status={saveState}>
      {actions}
      {submitLabel !== undefined && (
        <Button type="submit" variant="primary" isPending={isSubmitting} pendingLabel={t('submit.busy')}>
          {submitLabel}
        </Button>
      )}
    </ActionBar>
  );
}
