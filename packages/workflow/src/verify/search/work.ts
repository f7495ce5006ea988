import type { Model, StepModel } from '../model/model.ts';
import { isDone, PART, STATUS, type State, windowsOf, writeWindows } from '../model/state.ts';

/** Far more turns than any workflow needs to come to rest. */
const MOST_TURNS = 200;

/** Conditions that turn each other on and off without end: no record could go on from there. */
export class Restless extends Error {}

/** A decision of an outcome that took hold: 1 step and its outcome, by index. */
export interface Held {
  readonly step: number;
  readonly outcome: number;
}

/** A state while a move changes it, by the same order of things as the engine's. */
export class Work {
  readonly model: Model;
  readonly state: State;
  readonly held: Held[] = [];
  private readonly applies: (boolean | null)[];

  constructor(model: Model, from: State, isNew = false) {
    this.model = model;
    this.state = from.slice();
    this.applies = model.steps.map(({ when }) =>
      when === undefined ? true : isNew ? null : when.truth(from),
    );
  }

  get(step: number, part: number): number {
    return this.state[this.model.layout.at(step, part)] ?? 0;
  }

  set(step: number, part: number, value: number): void {
    this.state[this.model.layout.at(step, part)] = value;
  }

  get hasEnded(): boolean {
    return this.state[this.model.layout.ended] !== 0;
  }

  step(index: number): StepModel {
    const step = this.model.steps[index];
    if (!step) throw new RangeError(`The model has no step ${index}.`);
    return step;
  }

  /** What a step that requires this one waits for. */
  isMet(index: number): boolean {
    const { repeat } = this.step(index).step;
    const status = this.get(index, PART.status);
    if (repeat?.kind === 'atWill') {
      const validated = this.step(index).levels.validated[this.get(index, PART.validated)] ?? 0;
      return status === STATUS.skipped || validated >= repeat.minimum;
    }
    return repeat?.kind === 'byOutcome' ? this.get(index, PART.open) === 0 : isDone(status);
  }

  /** Regions move until none can, all at once at each turn, as in a parallel machine. */
  rest(): void {
    for (let turn = 0; turn < MOST_TURNS; turn += 1) {
      const moves = this.model.steps.flatMap((step): [number, number][] => {
        const to = this.next(step);
        return to === undefined ? [] : [[step.index, to]];
      });
      if (moves.length === 0) return;
      for (const [index, to] of moves) this.move(index, to);
    }
    throw new Restless();
  }

  private move(index: number, to: number): void {
    const from = this.get(index, PART.status);
    const isTakenOut = to === STATUS.skipped && (from === STATUS.validated || from === STATUS.locked);
    if (to === STATUS.skipped || from === STATUS.skipped) this.set(index, PART.was, isTakenOut ? from : 0);
    this.set(index, PART.status, to);
  }

  private next({ index, step, requires }: StepModel): number | undefined {
    const status = this.get(index, PART.status);
    const isOff = this.applies[index] === false;
    const goesOff = isOff || this.hasEnded;
    const canBegin = () => this.applies[index] === true && requires.every((other) => this.isMet(other));
    switch (status) {
      case STATUS.waiting:
        if (goesOff) return STATUS.skipped;
        return canBegin() ? STATUS.open : undefined;
      case STATUS.open:
        if (step.repeat && this.isComplete(index)) return STATUS.locked;
        if (goesOff) return STATUS.skipped;
        return canBegin() ? undefined : STATUS.waiting;
      case STATUS.validated:
        return isOff ? STATUS.skipped : undefined;
      case STATUS.locked:
        if (isOff) return STATUS.skipped;
        return step.repeat && !this.isComplete(index) && !this.hasEnded ? STATUS.open : undefined;
      default: {
        const was = this.get(index, PART.was);
        if (!isOff && was !== 0 && !step.repeat) return was;
        return goesOff ? undefined : STATUS.waiting;
      }
    }
  }

  /** Of a schedule: its days are known, and no entry is left. Others are complete when the record ends. */
  private isComplete(index: number): boolean {
    const { schedule } = this.step(index);
    if (schedule.length === 0) return this.hasEnded && this.get(index, PART.validated) > 0;
    return this.get(index, PART.planned) === PLAN.done && this.get(index, PART.pending) === 0;
  }

  /** Lets everything follow from what happened. @throws Restless */
  settle(): void {
    this.rest();
    for (let turn = 0; turn < MOST_TURNS; turn += 1) {
      const answers = this.model.steps.map(({ when }, index) =>
        when === undefined ? this.applies[index] : when.truth(this.state),
      );
      const isChanged = answers.some((answer, index) => answer !== this.applies[index]);
      if (isChanged) {
        answers.forEach((answer, index) => {
          this.applies[index] = answer ?? null;
        });
        this.rest();
      }
      if (!this.plan() && !isChanged) return;
    }
    throw new Restless();
  }

  /** Makes and drops the entries of schedules; whether it did. How many there are is left open, none included. */
  private plan(): boolean {
    let isChanged = false;
    for (const { index, schedule } of this.model.steps) {
      if (schedule.length === 0) continue;
      const before = this.get(index, PART.planned);
      const isOpen = this.get(index, PART.status) === STATUS.open;
      if (!isOpen && before !== PLAN.entries) continue;
      const isKnown = schedule.every((expression) => expression.value(this.state) !== undefined);
      const isNever = !isKnown && schedule.every((expression) => expression.awaited(this.state).length === 0);
      const after = !isOpen ? PLAN.unknown : isKnown ? PLAN.entries : isNever ? PLAN.done : PLAN.unknown;
      if (after === before || (before === PLAN.done && isKnown)) continue;
      this.set(index, PART.planned, after);
      this.rest();
      isChanged = true;
    }
    return isChanged;
  }

  /** Windows that run, the first to begin first. */
  get windows(): number[] {
    return windowsOf(this.model.layout, this.state);
  }

  setWindows(order: readonly number[]): void {
    const kept = this.model.isOrdered ? order : [...order].sort((a, b) => a - b);
    writeWindows(this.model.layout, this.state, kept);
  }

  isInWindow(index: number): boolean {
    return this.get(index, PART.status) === STATUS.validated && this.windows.includes(index);
  }

  /** A validation can no longer be undone, and what it decided takes hold. */
  lock(index: number): void {
    this.setWindows(this.windows.filter((other) => other !== index));
    this.set(index, PART.status, STATUS.locked);
    this.rest();
    this.takeHold(index, this.get(index, PART.outcome) - 1);
  }

  /** The same of the entry that has something to decide. */
  lockEntry(index: number): void {
    const outcome = this.get(index, PART.pending) - 1;
    this.set(index, PART.pending, 0);
    this.takeHold(index, outcome);
  }

  takeHold(index: number, outcome: number): void {
    const decided = this.step(index).outcomes[outcome];
    if (!decided || this.hasEnded) return;
    this.held.push({ step: index, outcome });
    for (const target of decided.adds) {
      this.set(
        target,
        PART.open,
        Math.min(this.step(target).levels.open.length - 1, this.get(target, PART.open) + 1),
      );
      this.rest();
    }
    if (decided.reopens.length > 0) this.startRound(decided.reopens);
    if (decided.ends) this.end(index);
  }

  private startRound(steps: readonly number[]): void {
    this.setWindows(this.windows.filter((other) => !steps.includes(other)));
    for (const index of steps) {
      const last = this.step(index).levels.round.length - 1;
      const round = Math.min(last, this.get(index, PART.round) + 1);
      for (const part of Object.values(PART)) this.set(index, part, 0);
      this.set(index, PART.round, round);
    }
    this.rest();
  }

  private end(by: number): void {
    for (const { index } of this.model.steps) {
      if (this.isInWindow(index)) this.lock(index);
      if (this.get(index, PART.pending) > 0) this.lockEntry(index);
    }
    if (!this.hasEnded) this.state[this.model.layout.ended] = by + 1;
    this.rest();
  }
}

/** What is known of a schedule's entries. */
export const PLAN = { unknown: 0, entries: 1, done: 2 } as const;
