import type { DraftFiles, DraftView } from '@greffe/client/studio';
import type { Finding } from '@greffe/definition';
import { useEffect, useRef, useState } from 'react';
import { openChecks } from '../../checks/inWorkers.ts';
import type { CheckPort } from '../../checks/openChecks.ts';
import type { Stage } from '../../checks/protocol.ts';
import { changesBetween } from './draftSync.ts';

export interface DraftFindings {
  readonly list: readonly Finding[];
  /** Whether what is on the screen has been checked, or is being checked. */
  readonly state: 'checked' | 'checking' | 'failed';
}

const stages: readonly Stage[] = ['linter', 'patterns', 'cases', 'verifier'];

type ByStage = Partial<Record<Stage, readonly Finding[]>>;

/**
 * Checks the draft after every change, in a worker, so that nothing waits for it. While a change is being checked, the
 * findings before it stay on the screen, stage by stage, until the new ones are there.
 */
export function useDraftFindings(view: DraftView, files: DraftFiles, open = openChecks): DraftFindings {
  const [byStage, setByStage] = useState<ByStage>({});
  const [state, setState] = useState<DraftFindings['state']>('checking');
  const port = useRef<CheckPort>(undefined);
  const sent = useRef({ revision: 0, files: view.files });

  useEffect(() => {
    const checker = open(
      (report) => {
        if (report.revision !== sent.current.revision) return;
        if (report.type === 'failed') setState('failed');
        else if (report.type === 'findings') {
          setByStage((before) => ({ ...before, [report.stage]: report.findings }));
        } else {
          // Files that make no bundle are looked at by the linter alone: what the others said is out of date.
          if (!report.isSound) setByStage(({ linter = [] }) => ({ linter }));
          setState('checked');
        }
      },
      () => setState('failed'),
    );
    sent.current = { revision: sent.current.revision + 1, files: view.files };
    checker.post({
      type: 'open',
      revision: sent.current.revision,
      files: view.files,
      shared: view.shared,
      stages,
    });
    port.current = checker;
    return checker.close;
  }, [view, open]);

  useEffect(() => {
    const changes = changesBetween(sent.current.files, files);
    if (Object.keys(changes).length === 0) return;
    sent.current = { revision: sent.current.revision + 1, files };
    setState('checking');
    port.current?.post({ type: 'change', revision: sent.current.revision, changes });
  }, [files]);

  return { list: stages.flatMap((stage) => byStage[stage] ?? []), state };
}
