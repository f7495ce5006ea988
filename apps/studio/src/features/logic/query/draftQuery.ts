import type { Condition, Operand, Query, Test } from '@greffe/rules';
import { takesMany, takesOperand } from './tests.ts';

/** A line that somebody is filling in: what it is about, what is asked, what it is compared with. */
export interface DraftCondition {
  readonly kind: 'condition';
  readonly key: number;
  readonly subject: Operand | undefined;
  readonly test: Test | undefined;
  readonly operands: readonly Operand[];
}

export interface DraftGroup {
  readonly kind: 'group';
  readonly key: number;
  readonly join: 'all' | 'any';
  readonly isNegated: boolean;
  readonly parts: readonly DraftPart[];
}

export type DraftPart = DraftCondition | DraftGroup;

/** Gives each part a name of its own, which it keeps while others come and go. */
export type NextKey = () => number;

/** A query as it is edited: always a group, so that a line can be added to it. */
export function draftOf(query: Query | undefined, next: NextKey): DraftGroup {
  if (query?.kind === 'group') return groupOf(query, next);
  const parts = query ? [partOf(query, next)] : [];
  return { kind: 'group', key: next(), join: 'all', isNegated: false, parts };
}

function groupOf(query: Extract<Query, { kind: 'group' }>, next: NextKey): DraftGroup {
  return { ...query, key: next(), parts: query.parts.map((part) => partOf(part, next)) };
}

const partOf = (query: Query, next: NextKey): DraftPart =>
  query.kind === 'group' ? groupOf(query, next) : { ...query, key: next() };

export const emptyCondition = (next: NextKey): DraftCondition => ({
  kind: 'condition',
  key: next(),
  subject: undefined,
  test: undefined,
  operands: [],
});

/** Whether a line says something: until then it does not count. */
export function isComplete({ subject, test, operands }: DraftCondition): boolean {
  if (!subject || !test) return false;
  if (!takesOperand(test)) return true;
  return takesMany(test) ? operands.length > 0 : operands.length === 1;
}

/** The query that a draft says, without the lines that are not finished; undefined where none is. */
export function queryOf(part: DraftPart): Query | undefined {
  if (part.kind === 'condition') {
    const { subject, test, operands } = part;
    if (!subject || !test || !isComplete(part)) return undefined;
    const condition: Condition = { kind: 'condition', subject, test, operands };
    return condition;
  }
  const { join, isNegated } = part;
  const parts = part.parts.flatMap((each) => queryOf(each) ?? []);
  return parts.length === 0 ? undefined : { kind: 'group', join, isNegated, parts };
}

/** The draft with one part changed; taken away, where the change gives nothing, and with it a group that is then empty. */
export function changedAt(
  group: DraftGroup,
  key: number,
  change: (part: DraftPart) => DraftPart | undefined,
): DraftGroup {
  const parts = group.parts.flatMap((part): DraftPart[] => {
    if (part.key === key) {
      const changed = change(part);
      return changed ? [changed] : [];
    }
    if (part.kind === 'condition') return [part];
    const inside = changedAt(part, key, change);
    return inside.parts.length === 0 && part.parts.length > 0 ? [] : [inside];
  });
  const isSame =
    parts.length === group.parts.length && parts.every((part, index) => part === group.parts[index]);
  return isSame ? group : { ...group, parts };
}

/** The draft with its root or a group in it changed. */
export function changedGroup(
  root: DraftGroup,
  key: number,
  change: (group: DraftGroup) => DraftGroup,
): DraftGroup {
  if (root.key === key) return change(root);
  return changedAt(root, key, (part) => (part.kind === 'group' ? change(part) : part));
}
