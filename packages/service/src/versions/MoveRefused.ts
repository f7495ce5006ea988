import type { Finding } from '@greffe/definition';

/** Nothing was moved at all: what was asked cannot be done. */
export class MoveRefused extends Error {
  readonly findings: readonly Finding[];

  constructor(message: string, findings: readonly Finding[] = []) {
    super(message);
    this.name = 'MoveRefused';
    this.findings = findings;
  }
}
