import type { StepData } from '@greffe/definition';
import {
  decide,
  initialSnapshot,
  type RecordMachine,
  recordStatus,
  replay,
  startRecord,
  stepStatus,
} from '../src/index.ts';
import type {
  Command,
  Decision,
  DecisionFacts,
  EntryRow,
  RecordEvent,
  RecordSnapshot,
  RequestedEffect,
} from '../src/types.ts';

const startTime = Date.parse('2026-11-22T09:00:00.000Z');

export type Who = 'clerk' | 'reader' | 'council' | 'support' | 'system' | `${string}:${string}`;

/** What a person or the engine asks at a time, in milliseconds after the record was started. */
export interface Ask {
  readonly who?: Who;
  readonly at?: number;
  readonly command: Command;
  readonly data?: StepData;
  readonly errorCount?: number;
}

/** A record in memory: what a server would keep of it. */
export class Play {
  readonly machine: RecordMachine;
  readonly links: DecisionFacts['links'];
  readonly #start: number;
  snapshot: RecordSnapshot;
  readonly events: RecordEvent[] = [];
  readonly effects: RequestedEffect[] = [];
  readonly rows = new Map<string, EntryRow>();
  readonly data: Record<string, StepData> = {};
  now = 0;

  constructor(machine: RecordMachine, links: DecisionFacts['links'] = {}, start?: string) {
    this.machine = machine;
    this.links = links;
    this.#start = start ? Date.parse(start) : startTime;
    this.snapshot = initialSnapshot(machine, this.#instant(0));
    this.#keep(startRecord(machine, this.facts('system'), this.#instant(0)));
  }

  #instant(milliseconds: number): string {
    return new Date(this.#start + milliseconds).toISOString();
  }

  /** `role` or `role:person`. */
  facts(who: Who, ask: Partial<Ask> = {}): DecisionFacts {
    const [role = '', person = role] = who.split(':');
    const isSystem = role === 'system';
    return {
      requester: { roles: isSystem ? [] : [role], isSystem, ...(!isSystem && { person }) },
      errorCount: ask.errorCount ?? 0,
      steps: this.data,
      links: this.links,
      entries: [...this.rows.values()],
      ...(ask.data && { data: ask.data }),
    };
  }

  /** Answers `ok` or the code of the refusal. */
  do(ask: Ask): string {
    this.now = ask.at ?? this.now;
    const facts = this.facts(ask.who ?? 'clerk', ask);
    const decision = decide(this.machine, this.snapshot, ask.command, facts, this.#instant(this.now));
    if (decision.ok && ask.command.type === 'validate' && ask.command.entry === undefined) {
      this.data[ask.command.step] = ask.data ?? {};
    }
    if (decision.ok) this.#keep(decision);
    else if (decision.elapsed) this.#keep(decision.elapsed);
    return decision.ok ? 'ok' : decision.refusal.code;
  }

  validate(step: string, data?: StepData, more: Partial<Ask> = {}): string {
    return this.do({ command: { type: 'validate', step }, ...(data && { data }), ...more });
  }

  wait(at: number): void {
    this.do({ who: 'system', at, command: { type: 'wait' } });
  }

  status(step: string): string {
    return stepStatus(this.snapshot, step) ?? 'none';
  }

  get record(): string {
    return recordStatus(this.snapshot);
  }

  get messages(): string[] {
    return this.effects.flatMap((effect) => (effect.type === 'message' ? [effect.message] : []));
  }

  entry(step: string, entry: string): EntryRow | undefined {
    return [...this.rows.values()].findLast((row) => row.step === step && row.entry === entry);
  }

  /** The snapshot that the history alone leads to. */
  replayed(): RecordSnapshot {
    return replay(this.machine, initialSnapshot(this.machine, this.#instant(0)), this.events);
  }

  #keep(decision: Extract<Decision, { ok: true }>): void {
    // Through JSON, as a database keeps it.
    this.snapshot = JSON.parse(JSON.stringify(decision.snapshot)) as RecordSnapshot;
    this.events.push(...decision.events);
    this.effects.push(...decision.effects);
    for (const row of decision.removed) this.rows.delete(`${row.step}/${row.round}/${row.entry}`);
    for (const row of decision.entries) this.rows.set(`${row.step}/${row.round}/${row.entry}`, row);
  }
}
