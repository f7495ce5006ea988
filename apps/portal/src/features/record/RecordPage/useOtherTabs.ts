import type { RecordTabs, RecordView } from '@greffe/client';
import { type RefObject, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useApi } from '../../../api/ApiProvider.tsx';
import { useBrowser } from '../../../browser/BrowserProvider.tsx';

/** Milliseconds without a further save of the other tab before this one asks for it: each load is in the access history. */
const calm = 1000;

const nobody = () => 0;
const never = () => () => undefined;

interface OtherTabsOptions {
  readonly record: RecordView;
  readonly hasOwnChanges: RefObject<() => boolean>;
  /** Puts the other tab's version on the screen. Must stay the same function. */
  readonly onFollow: (record: RecordView) => void;
}

/**
 * The portal's other tabs on this record. What one of them saves is shown here as well, as long as nothing typed
 * here is on its way; a tab that is not looked at waits until it is.
 */
export function useOtherTabs({ record, hasOwnChanges, onFollow }: OtherTabsOptions) {
  const api = useApi();
  const { tabs } = useBrowser();
  const [opened, setOpened] = useState<RecordTabs>();
  const others = useSyncExternalStore(opened?.subscribe ?? never, opened?.others ?? nobody);
  const known = useRef(record.revision);
  const { id } = record;

  useEffect(() => {
    const recordTabs = tabs.openRecord(id);
    setOpened(recordTabs);
    return () => recordTabs.close();
  }, [tabs, id]);

  const announce = useCallback(
    (revision: number) => {
      if (revision <= known.current) return;
      known.current = revision;
      opened?.announce(revision);
    },
    [opened],
  );
  useEffect(() => announce(record.revision), [announce, record.revision]);

  useEffect(() => {
    if (!opened) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let newest = 0;
    const isBehind = () => newest > known.current && !hasOwnChanges.current();
    const follow = async () => {
      if (document.hidden || !isBehind()) return;
      const latest = await api.record(id).catch(() => undefined);
      if (!latest || latest.revision <= known.current || hasOwnChanges.current()) return;
      known.current = latest.revision;
      onFollow(latest);
    };
    const look = () => void follow();
    const stop = opened.onSaved((revision) => {
      newest = Math.max(newest, revision);
      clearTimeout(timer);
      timer = setTimeout(look, calm);
    });
    document.addEventListener('visibilitychange', look);
    return () => {
      stop();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [api, opened, id, hasOwnChanges, onFollow]);

  return { others, announce };
}
