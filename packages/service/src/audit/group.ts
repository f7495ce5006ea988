import { brusselsDay } from '@greffe/definition';
import type { AuditEntry } from '../api/index.ts';
import type { Change } from './changes.ts';

/** A line before it is put together with others of its kind. */
export interface AuditLine extends Omit<AuditEntry, 'changes'> {
  /** Whose it is: the id, which is nobody's to see. */
  readonly actor: string;
  readonly changes?: readonly Change[] | undefined;
}

/** Saves that are further apart are two sittings. */
const sitting = 30 * 60_000;

/**
 * Puts together what belongs together, the latest first as it came: saves of one sitting become one, with what they
 * changed in all; who looked several times on a day (in Brussels) stands once, at the last time, with how often.
 */
export function groupLines(lines: readonly AuditLine[]): readonly AuditEntry[] {
  const grouped: AuditLine[] = [];
  const open = new Map<string, number>();
  for (const line of lines) {
    const key = keyOf(line);
    const place = key === undefined ? undefined : open.get(key);
    const later = place === undefined ? undefined : grouped[place];
    if (place !== undefined && later !== undefined && isSameSitting(line, later))
      grouped[place] = together(line, later);
    else {
      if (key !== undefined) open.set(key, grouped.length);
      // An event is the end of what was typed before it; that it was begun is not.
      if (line.kind === 'event' && line.type !== 'begun')
        for (const [other] of open) if (other.startsWith('save')) open.delete(other);
      grouped.push(line);
    }
  }
  return grouped.flatMap(({ actor: _, changes, ...entry }): AuditEntry[] => {
    // Typed and taken back again.
    if (entry.kind === 'save' && changes?.length === 0) return [];
    return [{ ...entry, ...(changes === undefined ? {} : { changes: [...changes] }) }];
  });
}

const looking: ReadonlySet<string> = new Set(['read', 'list', 'matches', 'history']);

function keyOf({ kind, actor, at, step, entry, round }: AuditLine): string | undefined {
  if (kind === 'save') return ['save', actor, step, entry, round].join('\n');
  return looking.has(kind) ? [kind, actor, brusselsDay(at)].join('\n') : undefined;
}

function isSameSitting(line: AuditLine, later: AuditLine): boolean {
  return line.kind !== 'save' || Date.parse(later.since ?? later.at) - Date.parse(line.at) <= sitting;
}

function together(line: AuditLine, later: AuditLine): AuditLine {
  const { changes: _, ...rest } = later;
  const changes = line.changes && later.changes && inAll(line.changes, later.changes);
  return { ...rest, since: line.at, count: (later.count ?? 1) + 1, ...(changes && { changes }) };
}

/** What two sets of changes come to, one after the other. */
function inAll(first: readonly Change[], second: readonly Change[]): readonly Change[] {
  const all = new Map(first.map((change) => [change.pointer, change]));
  for (const { pointer, before, after } of second) {
    const known = all.get(pointer);
    const was = known === undefined ? before : known.before;
    if (JSON.stringify(was) === JSON.stringify(after)) all.delete(pointer);
    else
      all.set(pointer, {
        pointer,
        ...(was === undefined ? {} : { before: was }),
        ...(after === undefined ? {} : { after }),
      });
  }
  return [...all.values()];
}
