import { createFindings, type Findings } from '../lint/finding.ts';
import type { Finding } from '../types.ts';

/** What came of one part of a definition, and from what. */
interface Kept {
  readonly from: readonly unknown[];
  readonly value: unknown;
  readonly findings: readonly Finding[];
}

/**
 * What is known of a definition since it was read last, so that one that is being edited is read again quickly: files
 * whose text is the same are not parsed again, and steps that are made of the same parts are not checked again.
 */
export class BundleMemory {
  #last = new Map<string, Kept>();
  #next = new Map<string, Kept>();

  /**
   * The value of a part with its findings: the kept ones, where it came from the very same things, or made now.
   * @param from texts, and values that nobody changes.
   */
  recall<T>(name: string, from: readonly unknown[], findings: Findings, make: (found: Findings) => T): T {
    const known = this.#last.get(name);
    const kept = known && areSame(known.from, from) ? known : made(from, make);
    this.#next.set(name, kept);
    for (const { severity, code, file, pointer, message, suggestion } of kept.findings) {
      findings[severity](code, { file, pointer }, message, suggestion);
    }
    return kept.value as T;
  }

  /** A reading has ended: what it did not ask for is forgotten. */
  turn(): void {
    this.#last = this.#next;
    this.#next = new Map();
  }
}

function made(from: readonly unknown[], make: (found: Findings) => unknown): Kept {
  const found = createFindings();
  return { from, value: make(found), findings: found.list };
}

function areSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((one, index) => one === others[index]);
}
