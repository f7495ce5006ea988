import type { RecordView } from '@greffe/client';
import { Banner } from '@greffe/ui';
import { useCallback, useState } from 'react';
import { useApi } from '../../../api/ApiProvider.tsx';
import { formatDateTime } from '../../language/format.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { useSession } from '../../session/SessionProvider.tsx';
import { ClosedMeanwhileBanner } from '../banners/ClosedMeanwhileBanner.tsx';
import { ConflictBanner } from '../banners/ConflictBanner.tsx';
import { RefusedBanner } from '../banners/RefusedBanner.tsx';
import { SignedOutBanner } from '../banners/SignedOutBanner.tsx';
import { addressOf, type Filling, stepIn } from '../filling.ts';
import type { Draft } from './saving.ts';
import type { useSend } from './useSend.ts';

interface EditorBannersProps {
  readonly record: RecordView;
  readonly filling: Filling;
  /** Whom to write to when support alone can help. */
  readonly support: string;
  readonly draft: Draft;
  readonly sending: ReturnType<typeof useSend>;
  /** When what an earlier visit left was typed, in milliseconds since 1970. */
  readonly restoredFrom: number | undefined;
  readonly otherTabs: number;
  /** Puts another load of the record on the screen. */
  readonly onShow: (record: RecordView) => void;
}

/** What stands between the user and a saved or sent step, one thing at a time; else what is good to know. */
export function EditorBanners(props: EditorBannersProps) {
  const { record, filling, draft, sending, restoredFrom, otherTabs, onShow } = props;
  const api = useApi();
  const { t } = useLanguage();
  const { person } = useSession();
  const [closed, setClosed] = useState<RecordView>();
  const [hasFailed, setFailed] = useState(false);
  const { problem, forgetProblem } = sending;
  const { flush, overwrite, discard, saving } = draft;

  const resume = useCallback(async () => {
    const session = await api.session().catch(() => undefined);
    // Somebody else has signed in: what was typed here is not saved in that person's name.
    if (session?.person.id === person.id && (await flush())) forgetProblem();
  }, [api, person.id, flush, forgetProblem]);

  const withLatest = async (act: (latest: RecordView) => void) => {
    const latest = await api.record(record.id).catch(() => undefined);
    setFailed(latest === undefined);
    if (latest) act(latest);
  };
  const canSave = async (latest: RecordView) => {
    const { step, entry } = addressOf(filling);
    const there = entry === undefined ? stepIn(latest, step) : await api.entry(latest.id, step, entry);
    return there?.commands.includes('save') ?? false;
  };
  const keepMine = async (latest: RecordView) => {
    if (!(await canSave(latest))) setClosed(latest);
    else if (await overwrite(latest.revision)) forgetProblem();
  };
  const loadTheirs = (latest: RecordView) => {
    discard();
    onShow(latest);
  };

  if (saving.kind === 'signedOut' || problem?.kind === 'signedOut') {
    return <SignedOutBanner onBack={() => void resume()} />;
  }
  if (closed) return <ClosedMeanwhileBanner onShow={() => onShow(closed)} />;
  if (saving.kind === 'conflict' || problem?.kind === 'conflict') {
    return (
      <ConflictBanner
        hasFailed={hasFailed}
        onKeepMine={() => void withLatest((latest) => void keepMine(latest))}
        onLoadTheirs={() => void withLatest(loadTheirs)}
      />
    );
  }
  if (problem?.kind === 'network') {
    return (
      <Banner tone="error" announce="assertive" title={t('send.failed.title')}>
        {t('send.failed.network')}
      </Banner>
    );
  }
  if (problem?.kind === 'refused') {
    return <RefusedBanner title={t('send.refused.title')} error={problem.error} support={props.support} />;
  }
  return (
    <>
      {restoredFrom !== undefined && (
        <Banner tone="info" announce="polite" title={t('unsent.restored.title')}>
          {t('unsent.restored.text', { time: formatDateTime(new Date(restoredFrom).toISOString()) })}
        </Banner>
      )}
      {otherTabs > 0 && (
        <Banner tone="info" announce="polite" title={t('tabs.title', { count: otherTabs })}>
          {t('tabs.text')}
        </Banner>
      )}
    </>
  );
}
