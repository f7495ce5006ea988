import type { RecordView } from '@greffe/client';
import { Banner } from '@greffe/ui';
import { useCallback } from 'react';
import { useApi } from '../../../api/ApiProvider.tsx';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { ConflictBanner } from '../banners/ConflictBanner.tsx';
import { SignedOutBanner } from '../banners/SignedOutBanner.tsx';
import type { Draft } from './saving.ts';
import type { useSend } from './useSend.ts';

interface EditorBannersProps {
  readonly record: RecordView;
  readonly draft: Draft;
  readonly sending: ReturnType<typeof useSend>;
  readonly onLoadTheirs: () => void;
}

/** What stands between the user and a saved or sent step, one thing at a time. */
export function EditorBanners({ record, draft, sending, onLoadTheirs }: EditorBannersProps) {
  const api = useApi();
  const { t } = useLanguage();
  const { problem, forgetProblem } = sending;
  const { flush, overwrite, saving } = draft;

  const resume = useCallback(async () => {
    if (await flush()) forgetProblem();
  }, [flush, forgetProblem]);
  const keepMine = async () => {
    const latest = await api.record(record.id).catch(() => undefined);
    if (latest && (await overwrite(latest.revision))) forgetProblem();
  };

  if (saving.kind === 'signedOut' || problem?.kind === 'signedOut') {
    return <SignedOutBanner onBack={() => void resume()} />;
  }
  if (saving.kind === 'conflict' || problem?.kind === 'conflict') {
    return <ConflictBanner onKeepMine={() => void keepMine()} onLoadTheirs={onLoadTheirs} />;
  }
  if (problem?.kind === 'network') {
    return (
      <Banner tone="error" announce="assertive" title={t('send.failed.title')}>
        {t('send.failed.network')}
      </Banner>
    );
  }
  if (problem?.kind === 'refused') {
    return (
      <Banner tone="error" announce="assertive" title={t('send.refused.title')}>
        {problem.reason}
      </Banner>
    );
  }
  return null;
}
