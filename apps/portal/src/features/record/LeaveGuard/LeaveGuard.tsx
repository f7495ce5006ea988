import { ConfirmDialog } from '@greffe/ui';
import { useEffect, useEffectEvent, useState } from 'react';
import { useBlocker } from 'react-router';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { useSessionState } from '../../session/useSessionTabs.ts';
import { type Draft, isStuck } from '../StepEditor/saving.ts';

/** Leaving saves first; only what cannot be saved is asked about. */
export function LeaveGuard({ draft }: { readonly draft: Draft }) {
  const { t } = useLanguage();
  const [mustAsk, setMustAsk] = useState(false);
  const { saving } = draft;
  const hasSignedOut = useSessionState() === 'ended';
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      draft.isUnsaved() && currentLocation.pathname !== nextLocation.pathname,
  );

  // A draft is another object with each state that saving goes through: leaving saves once, not once a state.
  const save = useEffectEvent(() => draft.flush());
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    let isCurrent = true;
    void save().then((isSaved) => {
      if (!isCurrent) return;
      if (isSaved) blocker.proceed();
      else setMustAsk(true);
    });
    return () => {
      isCurrent = false;
    };
  }, [blocker]);

  useEffect(() => {
    // Who signed out in another tab was asked there.
    if (!isStuck(saving) || hasSignedOut) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [saving, hasSignedOut]);

  return (
    <ConfirmDialog
      isOpen={mustAsk && blocker.state === 'blocked'}
      title={t('leave.title')}
      confirmLabel={t('leave.leave')}
      cancelLabel={t('leave.stay')}
      isDanger
      onConfirm={() => blocker.proceed?.()}
      onCancel={() => {
        setMustAsk(false);
        blocker.reset?.();
      }}
    >
      {t(draft.isKept ? 'leave.kept' : 'leave.text')}
    </ConfirmDialog>
  );
}
