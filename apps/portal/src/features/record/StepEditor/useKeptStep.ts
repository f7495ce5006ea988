import type { RecordView, UnansweredSend, UnsentCopy } from '@greffe/client';
import { canonicalJson } from '@greffe/definition';
import { useEffect, useState } from 'react';
import { type BrowserSide, useBrowser } from '../../../browser/BrowserProvider.tsx';
import { useSession } from '../../session/SessionProvider.tsx';
import { type Filling, slotOf } from '../filling.ts';

/** What this browser kept of a step from an earlier visit. */
export interface KeptStep {
  readonly copy?: UnsentCopy;
  readonly send?: UnansweredSend;
}

/** Looked up once, before the step is shown; undefined until then. */
export function useKeptStep(record: RecordView, filling: Filling): KeptStep | undefined {
  const browser = useBrowser();
  const { person } = useSession();
  const [kept, setKept] = useState<KeptStep>();
  const isKnown = kept !== undefined;

  useEffect(() => {
    if (isKnown) return;
    let isCurrent = true;
    void keptOf(browser, person.id, record, filling).then((found) => {
      if (isCurrent) setKept(found);
    });
    return () => {
      isCurrent = false;
    };
  }, [isKnown, browser, person.id, record, filling]);

  return kept;
}

async function keptOf(
  { unsent, tabs }: BrowserSide,
  person: string,
  record: RecordView,
  filling: Filling,
): Promise<KeptStep> {
  const key = { person, record: record.id, step: slotOf(filling) };
  const [copy, send] = await Promise.all([unsent.read(key), unsent.readSend(key)]);
  // Another revision: it arrived, though its answer was lost, or somebody else was first.
  const isAnswered = send !== undefined && send.revision !== record.revision;
  if (isAnswered) await unsent.dropSend(key);
  const isSaved = copy !== undefined && canonicalJson(copy.data) === canonicalJson(filling.data);
  if (isSaved) await unsent.drop(key, copy.stamp);
  // A tab that is still open sends its own.
  const isElsewhere = copy !== undefined && !isSaved && (await tabs.isAlive(copy.tab));
  return {
    ...(copy !== undefined && !isSaved && !isElsewhere && { copy }),
    ...(send !== undefined && !isAnswered && { send }),
  };
}
