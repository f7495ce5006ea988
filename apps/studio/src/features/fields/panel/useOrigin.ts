import { useRef, useState } from 'react';
import { useEditor } from '../../editor/EditorProvider.tsx';
import { isObject } from '../../editor/readDefinition.ts';
import { schemaPlace } from '../read/places.ts';
import type { FieldView } from '../read/readFields.ts';

type Part = 'source' | 'article' | 'sentence';
type Cite = Readonly<Partial<Record<Part, string>>>;

/** Where a field comes from, and the edits of it. A citation that has no source or no article yet is kept here and not in the draft. */
export function useOrigin(step: string, field: FieldView) {
  const { execute } = useEditor();
  const place = schemaPlace(step, field.pointer);
  const kept = citeOf(field.schema.cite);
  const [half, setHalf] = useState<Cite>();
  const cite = half ?? kept;
  // Several parts may be handed on at once, before the next drawing.
  const latest = useRef(cite);
  latest.current = cite;

  return {
    kind:
      field.schema.origin === 'source' || field.schema.origin === 'proposed'
        ? field.schema.origin
        : undefined,
    cite,
    reason: typeof field.schema.reason === 'string' ? field.schema.reason : undefined,
    isHalf: half !== undefined,
    setKind: (origin: 'source' | 'proposed') => execute({ type: 'setOrigin', ...place, origin }),
    setReason: (reason: string | undefined) =>
      execute({ type: 'setOrigin', ...place, reason: reason ?? null }),
    setCite: (part: Part, text: string | undefined) => {
      const { [part]: _old, ...others } = latest.current;
      const next: Cite = text === undefined ? others : { ...others, [part]: text };
      latest.current = next;
      const { source, article, sentence } = next;
      if (source !== undefined && article !== undefined) {
        setHalf(undefined);
        const whole = { source, article, ...(sentence !== undefined && { sentence }) };
        execute({ type: 'setOrigin', ...place, cite: whole });
      } else if (Object.keys(next).length === 0) {
        setHalf(undefined);
        execute({ type: 'setOrigin', ...place, cite: null });
      } else setHalf(next);
    },
  };
}

function citeOf(cite: unknown): Cite {
  const parts = isObject(cite) ? cite : {};
  return Object.fromEntries(
    (['source', 'article', 'sentence'] as const).flatMap((part) => {
      const text = parts[part];
      return typeof text === 'string' ? [[part, text]] : [];
    }),
  );
}
