import { type Query, readQuery, writeQuery } from '@greffe/rules';
import { focusField } from '@greffe/ui';
import { useEffect, useRef, useState } from 'react';
import { type DraftGroup, draftOf, emptyCondition, type NextKey, queryOf } from './draftQuery.ts';

export interface QueryDraft {
  readonly root: DraftGroup;
  /** Puts the draft in place of the one before; what is finished of it is handed on. */
  readonly edit: (change: (root: DraftGroup) => DraftGroup) => void;
  readonly nextKey: () => number;
  /** Where the focus goes once the change is on the screen. */
  readonly focusNext: (id: string) => void;
}

/**
 * The conditions of an expression while they are edited. Lines that are not finished live here alone; what comes from
 * elsewhere, such as an undo, takes the place of everything.
 */
export function useQueryDraft(
  value: string | undefined,
  onChange: (value: string | undefined) => void,
  isSingle: boolean,
): QueryDraft {
  const keys = useRef(0);
  const nextKey = () => {
    keys.current += 1;
    return keys.current;
  };
  const [root, setRoot] = useState(() => begun(value, isSingle, nextKey));
  const latest = useRef(root);
  const handedOn = useRef(value);
  const toFocus = useRef<string>(undefined);

  useEffect(() => {
    if (value === handedOn.current) return;
    handedOn.current = value;
    latest.current = begun(value, isSingle, () => {
      keys.current += 1;
      return keys.current;
    });
    setRoot(latest.current);
  }, [value, isSingle]);

  useEffect(() => {
    if (toFocus.current === undefined || root !== latest.current) return;
    const id = toFocus.current;
    toFocus.current = undefined;
    focusField(id);
  }, [root]);

  return {
    root,
    nextKey,
    focusNext: (id) => {
      toFocus.current = id;
    },
    edit(change) {
      const next = change(latest.current);
      latest.current = next;
      setRoot(next);
      const query = queryOf(next);
      const written = query && writeQuery(query);
      // A text that says the same in other words stays as it was written.
      const before = read(handedOn.current);
      if (written === (before && writeQuery(before))) return;
      handedOn.current = written;
      onChange(written);
    },
  };
}

/** Where there is to be one condition, its line is there to be filled in. */
function begun(value: string | undefined, isSingle: boolean, next: NextKey): DraftGroup {
  const draft = draftOf(read(value), next);
  return isSingle && draft.parts.length === 0 ? { ...draft, parts: [emptyCondition(next)] } : draft;
}

function read(value: string | undefined): Query | undefined {
  return value === undefined ? undefined : readQuery(value);
}
