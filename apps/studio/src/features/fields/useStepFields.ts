import type { Finding } from '@greffe/definition';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useEditor, useFindings } from '../editor/EditorProvider.tsx';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { findingsByField } from './read/findings.ts';
import { type FieldView, readFields } from './read/readFields.ts';
import { titlesOf } from './read/titles.ts';
import { beginTracking, idAt, type Tracked, trackFields } from './read/trackFields.ts';

export interface StepFields {
  readonly step: string;
  readonly tracked: Tracked;
  readonly fields: readonly FieldView[];
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly selected: FieldView | undefined;
  readonly selectedId: string | undefined;
  /** By its pointer; one that an edit makes at the same moment may be named already. */
  readonly select: (pointer: string) => void;
}

/** The fields of a step as they are now, and the one that is selected: the address says which, through every rename and undo. */
export function useStepFields(step: string): StepFields {
  const { files, shared } = useEditor();
  const { language } = useLanguage();
  const all = useFindings();
  const [search, setSearch] = useSearchParams();
  const titleOf = useMemo(() => titlesOf(files, shared, language), [files, shared, language]);
  const fields = useMemo(() => readFields({ files, shared, step, titleOf }), [files, shared, step, titleOf]);
  const [tracked, setTracked] = useState(() => beginTracking(fields));
  if (tracked.fields !== fields) setTracked(trackFields(tracked, fields));
  const findings = useMemo(() => findingsByField(all, step, fields), [all, step, fields]);
  const wanted = search.get('field');
  const selectedId = idAt(tracked, wanted);
  const selected = selectedId === undefined ? undefined : tracked.byId.get(selectedId);

  const select = useCallback(
    (pointer: string) => setSearch({ step, field: pointer }, { replace: true }),
    [setSearch, step],
  );

  // What an undo brings back is shown; what is called otherwise now is found again after a reload.
  const { restored } = tracked;
  const back = restored === undefined ? undefined : tracked.byId.get(restored)?.pointer;
  useEffect(() => {
    if (back !== undefined) select(back);
  }, [back, select]);
  const here = selected?.pointer;
  useEffect(() => {
    if (here !== undefined && here !== wanted) select(here);
  }, [here, wanted, select]);

  return { step, tracked, fields, findings, selected, selectedId, select };
}
