import type { DraftFiles } from '@greffe/client/studio';
import type { Bundle, Instant, SchemaValidator, Step, StepData } from '@greffe/definition';
import type { Command, StepTarget } from '@greffe/workflow';
import type { MemoryAnswer, MemoryGround, MemoryRecords } from '@greffe/workflow/memory';
import type { Undone } from './trial/deeds.ts';

/** What is on the screen of a preview. */
export interface Screen {
  /** As whom the draft is tried. */
  readonly role: string;
  readonly record: string;
  /** The step that was chosen; without one, the role's turn. */
  readonly step?: string | undefined;
  readonly entry?: string | undefined;
  /** One of the definition's languages; without one, the studio's. */
  readonly language?: string | undefined;
}

export interface PreviewState {
  /** The last good form of the draft; undefined until one was read. */
  readonly bundle?: Bundle;
  /** `broken`: the draft as it stands makes no form, so the last good one is shown. */
  readonly form: 'reading' | 'current' | 'broken';
  readonly records: MemoryRecords;
  readonly screen: Screen;
  /** What the changed draft does not accept any more of what was done. */
  readonly undone: readonly Undone[];
  /** Why the last command was not done. */
  readonly refusal?: MemoryAnswer | undefined;
  /** The server did not compile a step: not everything is checked. */
  readonly isUnchecked: boolean;
  readonly isBusy: boolean;
  /** Milliseconds by which the clock was moved ahead. */
  readonly ahead: number;
}

/** A draft being tried. It lives as long as the draft is open, with the preview's panel or without. */
export interface Preview {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => PreviewState;
  /** What was typed last in a step; the same object until something else is typed. */
  readonly dataOf: (step: string) => StepData;
  /** Reads the draft as it stands, and tells the trial again with what it makes. */
  readonly read: (files: DraftFiles, shared: DraftFiles) => void;
  readonly ground: () => MemoryGround | undefined;
  /** Has the server compile a step, so that the form says at once what is wrong; `validatorOf` then gives it. */
  readonly prepare: (step: Step) => Promise<void>;
  readonly validatorOf: (step: string) => SchemaValidator | undefined;
  /** The time it is in the trial. */
  readonly now: () => Instant;
  readonly show: (screen: Partial<Screen>) => void;
  readonly begin: (recordType: string, role: string, parent?: string) => void;
  /** Keeps what is typed. */
  readonly type: (target: StepTarget, data: StepData) => void;
  /** Gives a command in the role on the screen; answers whether it was accepted. */
  readonly command: (command: Command, data?: StepData) => Promise<boolean>;
  readonly receive: (type: 'acknowledge' | 'requestCorrections') => void;
  /** Moves the clock forward; without a time, what is due by now happens. */
  readonly wait: (until?: Instant) => void;
  /** Forgets everything that was done, and begins a record of the same type. */
  readonly restart: () => void;
  readonly close: () => void;
}
