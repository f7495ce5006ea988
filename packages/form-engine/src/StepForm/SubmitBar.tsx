import { ActionBar, Button } from '@greffe/ui';
import { useContext, useId, useRef } from 'react';
import { SubmitContext, useStepContext } from './StepFormContext.ts';

/**
 * The end of a step: what is saved, the page's own buttons, and the one that submits. It is no submit button to the
 * browser: Enter in a field, or one press too many in a list, must not send a record to an authority.
 */
export function SubmitBar() {
  const { t } = useStepContext();
  const content = useContext(SubmitContext);
  const hintId = useId();
  const button = useRef<HTMLButtonElement>(null);
  if (!content) return null;
  const { submitLabel, submitHint, saveState, actions, isSubmitting } = content;
  return (
    <ActionBar status={saveState} hint={submitHint} hintId={hintId}>
      {actions}
      {submitLabel !== undefined && (
        <Button
          ref={button}
          variant="primary"
          isPending={isSubmitting}
          pendingLabel={t('submit.busy')}
          {...(submitHint !== undefined && { 'aria-describedby': hintId })}
          onPress={() => button.current?.form?.requestSubmit()}
        >
          {submitLabel}
        </Button>
      )}
    </ActionBar>
  );
}
