import { ConfirmDialog, flushPendingCommits } from '@greffe/ui';
import { useEffect, useState } from 'react';
import { useBlocker } from 'react-router';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { type Draft, isStuck } from '../StepEditor/saving.ts';

/** Leaving saves first; only what cannot be saved is asked about. */
export function LeaveGuard({ draft }: { readonly draft: Draft }) {
  const { t } = useLanguage();
  const [mustAsk, setMustAsk] = useState(false);
  const { flush, saving } = draft;
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    flushPendingCommits();
    return draft.isUnsaved() && currentLocation.pathname !== nextLocation.pathname;
  });

  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    let isCurrent = true;
    void flush().then((isSaved) => {
      if (!isCurrent) return;
      if (isSaved) blocker.proceed();
      else setMustAsk(true);
    });
    return () => {
      isCurrent = false;
    };
  }, [blocker, flush]);

  useEffect(() => {
    if (!isStuck(saving)) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [saving]);

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
      {t('leave.text')}
    </ConfirmDialog>
  );
}
