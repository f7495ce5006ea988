import { useEffect, useReducer } from 'react';
import { afterPress, watchPresses } from './afterPress.ts';

/** How long a pause in typing is before the text is handed on, in milliseconds. */
export const COMMIT_PAUSE = 150;

/**
 * Text typed and not yet handed on, over the whole page: a save, a submit or a change of step asks for all of it.
 * An entry lives from the keystroke to its commit, so there is nothing to reset.
 */
const pending = new Set<{ flush(): void }>();

/** Hands on all typed text at once. Call it before reading a form's data: save, submit, step change, unload. */
export function flushPendingCommits(): void {
  for (const entry of [...pending]) entry.flush();
}

export interface LateCommitOptions<Value> {
  readonly value: Value;
  /** The text that shows a value. */
  readonly format: (value: Value) => string;
  /** What typed text means; text that is not finished stays text. */
  readonly parse: (text: string) => Value;
  readonly onCommit: (value: Value) => void;
  /** Milliseconds of pause, 150 unless told. */
  readonly pause?: number | undefined;
}

/** Text that is typed in one control, as the control sees it. */
export interface LateCommit {
  /** What the control shows: the typed text as it is, until it is left. */
  readonly text: string;
  /** The control shows another text: it is drawn again. */
  onChange(text: string): void;
  /** A text that was typed into the control and stands there already: nothing is drawn for it. */
  onType(text: string): void;
  onBlur(): void;
  /** Hands on now what waits. */
  flush(): void;
  /** The ref of a control that keeps its own text (`defaultValue`); it gets every other text from here. */
  readonly attach: (control: HTMLInputElement | null) => void;
}

/** One object rather than a dozen hooks, and methods rather than functions of its own: a page may hold a thousand. */
class LateEntry<Value> implements LateCommit {
  #options: LateCommitOptions<Value>;
  /** The value that was handed on last, or came from elsewhere. */
  #committed: Value;
  /** Typed and not yet handed on. */
  #typed: string | null = null;
  /** The text as it was typed, until the control is left. */
  #draft: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #control: HTMLInputElement | null = null;
  /** Draws the control again; until it stands in the page there is nothing to draw again. */
  redraw: () => void = () => undefined;
  text = '';

  constructor(options: LateCommitOptions<Value>) {
    this.#options = options;
    this.#committed = options.value;
  }

  /** The text to draw for a value. */
  draw({ value, format }: LateCommitOptions<Value>): this {
    this.text = this.#draft ?? format(value);
    return this;
  }

  /** A value that comes from elsewhere (derived, reloaded) shows, unless the reader is in the middle of typing. */
  update(options: LateCommitOptions<Value>): void {
    const { value } = this.#options;
    this.#options = options;
    const isFromElsewhere = !Object.is(options.value, value) && !Object.is(options.value, this.#committed);
    if (isFromElsewhere && this.#typed === null) {
      this.#committed = options.value;
      this.#show(null);
    }
    const text = this.#draft ?? options.format(options.value);
    if (this.#control && this.#control.value !== text) this.#control.value = text;
  }

  readonly attach = (control: HTMLInputElement | null): void => {
    this.#control = control;
  };

  #show(draft: string | null): void {
    if (draft === this.#draft) return;
    this.#draft = draft;
    this.redraw();
  }

  onChange(text: string): void {
    this.#show(text);
    this.onType(text);
  }

  onType(text: string): void {
    this.#draft = text;
    this.#typed = text;
    pending.add(this);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => afterPress(() => this.flush()), this.#options.pause ?? COMMIT_PAUSE);
  }

  onBlur(): void {
    afterPress(() => {
      this.flush();
      this.#show(null);
    });
  }

  flush(): void {
    clearTimeout(this.#timer);
    pending.delete(this);
    const text = this.#typed;
    if (text === null) return;
    this.#typed = null;
    const next = this.#options.parse(text);
    if (Object.is(next, this.#options.value)) return;
    this.#committed = next;
    this.#options.onCommit(next);
  }
}

interface Held<Value> {
  readonly entry: LateEntry<Value>;
}

const hold = <Value>(options: LateCommitOptions<Value>): Held<Value> => ({ entry: new LateEntry(options) });
const again = <Value>({ entry }: Held<Value>): Held<Value> => ({ entry });

/** Typing changes local text alone; the value is handed on after a pause, on blur, on unmount and on a flush. */
export function useLateCommit<Value>(options: LateCommitOptions<Value>): LateCommit {
  // One hook for the entry and for drawing it again: each hook is memory, a thousand times over.
  const [{ entry }, redraw] = useReducer(again<Value>, options, hold<Value>);
  useEffect(() => entry.update(options));
  useEffect(() => {
    entry.redraw = redraw;
    watchPresses();
    return () => entry.flush();
  }, [entry]);
  return entry.draw(options);
}
