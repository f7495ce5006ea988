import type { PeerForm } from '../form.ts';

/** A library on a page of its own. */
export interface Peer {
  /** What is there before a person opens the form: its schema in the library's words. Not measured. */
  prepare(form: PeerForm, files: GreffeFiles): unknown;
  /** Draws the form, with a button named "Envoyer" at its end. Measured. */
  mount(root: HTMLElement, prepared: unknown): void;
}

/** What Greffe's own page gets of a server. */
export interface GreffeFiles {
  readonly bundle: unknown;
  /** Address of the compiled validator. */
  readonly validator: string;
}

/** Hands the peer to whoever measures. */
export function offer<Prepared>(peer: {
  prepare(form: PeerForm, files: GreffeFiles): Prepared | Promise<Prepared>;
  mount(root: HTMLElement, prepared: Prepared): void;
}): void {
  Object.assign(window, { peer });
}

/** The words of a missing answer, where a library lets its user choose them. */
export const missing = 'Réponse requise';
