import { createContext, use } from 'react';
import type { Ground } from '../ground/useGround.ts';
import type { DraftGroup, DraftPart } from './draftQuery.ts';

/** What the lines and groups of one builder share. */
export interface Builder {
  readonly ground: Ground;
  readonly isSingle: boolean;
  /** The id of a control of a part. */
  readonly idOf: (key: number, part: string) => string;
  readonly add: (groupKey: number, isGroup: boolean) => void;
  readonly remove: (groupKey: number, key: number) => void;
  readonly change: (key: number, change: (part: DraftPart) => DraftPart) => void;
  readonly changeGroup: (key: number, change: (group: DraftGroup) => DraftGroup) => void;
}

export const BuilderContext = createContext<Builder | undefined>(undefined);

export function useBuilder(): Builder {
  const builder = use(BuilderContext);
  if (!builder) throw new Error('useBuilder needs a QueryBuilder above it');
  return builder;
}
