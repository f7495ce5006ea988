import type { StepData } from '@greffe/definition';
import { decide, nextDeadline, startRecord } from '../src/index.ts';
import type { DataRow, MovableRecord, VersionParts } from '../src/migrate/index.ts';
import type { Command, Decision, DecisionFacts, EntryRow } from '../src/types.ts';
import { facts } from './versions.ts';

const who = {
  requester: { person: 'ann', roles: ['doctor', 'council'], isSystem: false },
  errorCount: 0,
  links: {},
};

/** A record as a server would hold it, moved by commands; `at` is minutes since it began. */
export class StoredRecord {
  readonly version: VersionParts;
  snapshot: MovableRecord['snapshot'];
  rows: DataRow[] = [];
  entries: EntryRow[] = [];

  constructor(version: VersionParts) {
    this.version = version;
    const started = startRecord(version.machine, this.#facts(), instant(0));
    this.snapshot = started.snapshot;
    this.#keep(started);
  }

  /** Runs a command. @throws Error when it is refused. */
  do(at: number, command: Command, data?: StepData): this {
    // What is due comes first, so that data go to the round that they are of.
    if (command.type !== 'wait') this.do(at, { type: 'wait' });
    if ('step' in command && data) this.#write(command, data);
    const more = data && command.type === 'validate' ? { data } : {};
    const decision = decide(
      this.version.machine,
      this.snapshot,
      command,
      { ...this.#facts(), ...more },
      instant(at),
    );
    if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
    this.#keep(decision);
    return this;
  }

  /** The same record, to try a command on. */
  copy(): StoredRecord {
    const copied = new StoredRecord(this.version);
    copied.snapshot = this.snapshot;
    copied.rows = this.rows;
    copied.entries = this.entries;
    return copied;
  }

  get movable(): MovableRecord {
    const deadlines = [
      nextDeadline(this.version.machine, this.snapshot),
      ...this.entries.map(({ deadline }) => deadline),
    ].filter((deadline) => deadline !== undefined);
    const [deadline] = deadlines.sort();
    const { snapshot, rows, entries } = this;
    return { snapshot, rows, entries, links: {}, facts, ...(deadline && { deadline }) };
  }

  #facts(): DecisionFacts {
    const steps = Object.fromEntries(
      this.rows.flatMap(({ step, entry, round, validated }) =>
        validated && entry === '' && round === this.snapshot.context.steps[step]?.round
          ? [[step, validated]]
          : [],
      ),
    );
    return { ...who, steps, entries: this.entries };
  }

  #write(command: Extract<Command, { step: string }>, data: StepData): void {
    const entry = ('entry' in command ? command.entry : undefined) ?? '';
    const round = this.snapshot.context.steps[command.step]?.round ?? 1;
    const isIt = (row: DataRow) => row.step === command.step && row.round === round && row.entry === entry;
    const before = this.rows.find(isIt);
    const validated = command.type === 'validate' ? data : before?.validated;
    const row = { step: command.step, round, entry, draft: data, ...(validated && { validated }) };
    this.rows = [...this.rows.filter((one) => !isIt(one)), row];
  }

  #keep({ snapshot, entries, removed }: Extract<Decision, { ok: true }>): void {
    this.snapshot = snapshot;
    const isSame = (a: EntryRow) => (b: EntryRow) =>
      a.step === b.step && a.round === b.round && a.entry === b.entry;
    const kept = this.entries.filter((row) => ![...entries, ...removed].some(isSame(row)));
    this.entries = [...kept, ...entries];
  }
}

/** Minutes after the beginning, as an instant. */
export const instant = (minutes: number) => new Date(Date.UTC(2026, 10, 22, 8, minutes)).toISOString();
