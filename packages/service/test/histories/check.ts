import type { Operation } from './operation.ts';

/** What the database holds of a record at the end. */
export interface Held {
  readonly id: string;
  readonly revision: number;
  readonly code: string | null;
  /** Lines of the log for saves, and events of validations and reopenings. */
  readonly saves: number;
  readonly validations: number;
  readonly reopenings: number;
  /** What is wrong with the chain of its events. */
  readonly chain?: string | undefined;
}

/**
 * What of a history cannot have happened if each record did one thing after the other: every write makes the next revision
 * of the one it was made on, no two make the same, nobody reads what is older than what was answered before he asked or newer
 * than what was asked by then, what is read at a revision is what was written there, and the database has neither more nor less.
 */
export function faultsOfHistory(history: readonly Operation[], held: readonly Held[]): readonly string[] {
  const faults = held.flatMap((record) =>
    faultsOfRecord(
      record,
      history.filter(({ record: id }) => id === record.id),
    ).map((fault) => `${record.id.slice(-6)} ${fault}`),
  );
  const codes = held.flatMap(({ code }) => code ?? []);
  if (new Set(codes).size < codes.length) faults.push('two records have one code');
  return faults;
}

function faultsOfRecord(held: Held, operations: readonly Operation[]): string[] {
  const done = operations.filter(({ outcome }) => outcome === 'done');
  const writes = done.filter(({ kind }) => kind !== 'read');
  return [
    ...faultsOfWrites(writes),
    ...faultsOfOrder(done),
    ...faultsOfReads(operations),
    ...faultsOfHeld(held, operations, writes),
  ];
}

function faultsOfWrites(writes: readonly Operation[]): string[] {
  const faults = writes
    .filter(({ on, revision }) => revision !== on + 1)
    .map(({ kind, on, revision }) => `${kind} on revision ${on} made revision ${revision}`);
  const made = new Set<number>();
  for (const { kind, revision } of writes) {
    if (made.has(revision)) faults.push(`${kind} made revision ${revision}, which somebody else had made`);
    made.add(revision);
  }
  return faults;
}

/** Nothing is older than what was answered before it was asked. */
function faultsOfOrder(done: readonly Operation[]): string[] {
  const ends = [...done].sort((a, b) => a.ended - b.ended);
  const faults: string[] = [];
  let newest = 0;
  let next = 0;
  for (const { kind, began, revision } of [...done].sort((a, b) => a.began - b.began)) {
    for (let end = ends[next]; end !== undefined && end.ended < began; end = ends[next]) {
      newest = Math.max(newest, end.revision);
      next += 1;
    }
    const oldest = kind === 'read' ? newest : newest + 1;
    if (revision < oldest)
      faults.push(`${kind} answered revision ${revision} after ${newest} had been answered`);
  }
  return faults;
}

/** A read asks for a record and then for its data; whoever saves between the two must not be seen by half. */
function faultsOfReads(operations: readonly Operation[]): string[] {
  const writes = operations.filter(({ kind, outcome }) => kind !== 'read' && outcome !== 'refused');
  return operations.flatMap(({ kind, revision, read, ended }) => {
    if (kind !== 'read' || revision === 1) return [];
    const asked = writes.filter(({ began }) => began < ended);
    const makers = asked.filter(({ on }) => on + 1 === revision);
    if (makers.length === 0) return [`revision ${revision} was read, which nobody had asked for`];
    // A reopening writes nothing of its own.
    if (makers.some((maker) => maker.kind === 'reopen')) return [];
    return makers.some(({ note }) => note === read)
      ? []
      : [`“${read}” was read at revision ${revision}, and not written there`];
  });
}

function faultsOfHeld(
  { revision, saves, validations, reopenings, code, chain }: Held,
  operations: readonly Operation[],
  writes: readonly Operation[],
): string[] {
  const of = (kind: Operation['kind']) => writes.filter((write) => write.kind === kind).length;
  const unknown = operations.filter(({ outcome }) => outcome === 'unknown').length;
  const made = new Set(writes.map((write) => write.revision));
  const perhaps = new Set(operations.filter(({ outcome }) => outcome === 'unknown').map(({ on }) => on + 1));
  const missing = Array.from({ length: revision - 1 }, (_, index) => index + 2).filter(
    (one) => !made.has(one) && !perhaps.has(one),
  );
  const faults: (string | false)[] = [
    Math.max(1, ...made) > revision && `is at revision ${revision}, and ${Math.max(...made)} was answered`,
    missing.length > 0 && `has revisions that nobody made: ${missing.slice(0, 5).join(', ')}`,
    saves < of('save') && `has ${saves} lines of ${of('save')} saves`,
    saves > of('save') + unknown && `has ${saves} lines, and at most ${of('save') + unknown} saves`,
    validations !== of('validate') && `has ${validations} events of ${of('validate')} validations`,
    reopenings !== of('reopen') && `has ${reopenings} events of ${of('reopen')} reopenings`,
    saves + validations + reopenings !== revision - 1 &&
      `is at revision ${revision} with ${saves + validations + reopenings} changes in its history`,
    of('validate') > 0 && code === null && 'was validated and has no code',
    chain !== undefined && `has a broken chain: ${chain}`,
  ];
  return faults.filter((fault) => fault !== false);
}
