import { useEffect, useMemo, useRef, useState } from 'react';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { marksOf } from '../read/marks.ts';
import { type FieldView, ownerOf } from '../read/readFields.ts';
import type { StepFields } from '../useStepFields.ts';
import { type FieldLine, linesOf } from './lines.ts';

/** Opens what a field lies in when it is selected from elsewhere, as by a finding’s link; who closes it then may. */
export function useOpenAround(
  { tracked, selectedId }: StepFields,
  setClosed: (change: (closed: ReadonlySet<string>) => ReadonlySet<string>) => void,
): void {
  const latest = useRef(tracked);
  useEffect(() => {
    latest.current = tracked;
  });
  useEffect(() => {
    const { ids, byId } = latest.current;
    const around: string[] = [];
    let at = ownerOf(byId.get(selectedId ?? '')?.pointer ?? '');
    for (; at !== ''; at = ownerOf(at)) around.push(ids.get(at) ?? '');
    setClosed((closed) =>
      around.some((id) => closed.has(id))
        ? new Set([...closed].filter((id) => !around.includes(id)))
        : closed,
    );
  }, [selectedId, setClosed]);
}

/** The lines of the outline; each that shows what it showed stays the same object. */
export function useLines({ tracked, findings }: StepFields): readonly FieldLine[] {
  const { t } = useLanguage();
  const counts = useMemo(
    () => new Map([...findings].map(([pointer, { length }]) => [pointer, length])),
    [findings],
  );
  const made = useMemo(() => {
    const label = (field: FieldView, count: number) =>
      [
        field.title,
        t(`fields.kind.${field.kind}`),
        t(`fields.width.${field.width}`),
        ...marksOf(field).map((mark) => t(`fields.mark.${mark}`)),
        ...(field.isForeign ? [t('fields.mark.foreign', { module: field.module ?? '' })] : []),
        ...(count > 0 ? [t('fields.findings', { count })] : []),
      ].join(', ');
    return (before: readonly FieldLine[]) => linesOf(tracked, counts, label, before);
  }, [tracked, counts, t]);
  const [last, setLast] = useState<{ readonly made: typeof made; readonly lines: readonly FieldLine[] }>();
  if (last?.made === made) return last.lines;
  const lines = made(last?.lines ?? []);
  setLast({ made, lines });
  return lines;
}
