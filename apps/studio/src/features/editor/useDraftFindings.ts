import type { DraftFiles, DraftView } from '@greffe/client/studio';
import { useEffect, useMemo, useRef, useState } from 'react';
import { openChecks } from '../../checks/inWorkers.ts';
import type { CheckPort } from '../../checks/openChecks.ts';
import type { CheckFinding, Stage } from '../../checks/protocol.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { changesBetween } from './draftSync.ts';

export interface DraftFindings {
  readonly list: readonly CheckFinding[];
  /** What could not be looked at, a sentence or the name of a case each. */
  readonly left: readonly string[];
  /** Whether what is on the screen has been checked, or is being checked. */
  readonly state: 'checked' | 'checking' | 'failed';
}

const stages: readonly Stage[] = ['linter', 'patterns', 'cases', 'verifier'];

interface Said {
  readonly findings: readonly CheckFinding[];
  readonly left: readonly string[];
}
type ByStage = Partial<Record<Stage, Said>>;

/** Most edits change no finding: then nothing that shows them is drawn again. */
const isSame = (before: Said | undefined, said: Said) => JSON.stringify(before) === JSON.stringify(said);

/**
 * Checks the draft after every change, in a worker, so that nothing waits for it. While a change is being checked, the
 * findings before it stay on the screen, stage by stage, until the new ones are there.
 */
export function useDraftFindings(view: DraftView, files: DraftFiles, open = openChecks): DraftFindings {
  const { language } = useLanguage();
  const [byStage, setByStage] = useState<ByStage>({});
  const [state, setState] = useState<DraftFindings['state']>('checking');
  const port = useRef<CheckPort>(undefined);
  const sent = useRef({ revision: 0, files: view.files });
  const latest = useRef(files);
  latest.current = files;

  useEffect(() => {
    const checker = open(
      (report) => {
        if (report.revision !== sent.current.revision) return;
        if (report.type === 'failed') setState('failed');
        else if (report.type === 'findings') {
          const { stage, findings, left } = report;
          const said = { findings, left };
          setByStage((before) => (isSame(before[stage], said) ? before : { ...before, [stage]: said }));
        } else {
          // Files that make no bundle are looked at by the linter alone: what the others said is out of date.
          if (!report.isSound) setByStage(({ linter }) => (linter ? { linter } : {}));
          setState('checked');
        }
      },
      () => setState('failed'),
    );
    // What is on the screen: in another language the draft is opened once more, with what was edited since.
    sent.current = { revision: sent.current.revision + 1, files: latest.current };
    setState('checking');
    checker.post({
      type: 'open',
      revision: sent.current.revision,
      language,
      files: latest.current,
      shared: view.shared,
      stages,
    });
    port.current = checker;
    return checker.close;
  }, [view, open, language]);

  useEffect(() => {
    const changes = changesBetween(sent.current.files, files);
    if (Object.keys(changes).length === 0) return;
    sent.current = { revision: sent.current.revision + 1, files };
    setState('checking');
    port.current?.post({ type: 'change', revision: sent.current.revision, changes });
  }, [files]);

  const { list, left } = useMemo(() => {
    const said = stages.flatMap((stage) => byStage[stage] ?? []);
    return {
      list: said.flatMap((one) => one.findings),
      left: [...new Set(said.flatMap((one) => one.left))],
    };
  }, [byStage]);
  return { list, left, state };
}
