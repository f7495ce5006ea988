/** Where a command writes, line by line. */
export interface Output {
  out(line: string): void;
  error(line: string): void;
}

/** What a command answers to the shell. */
export const EXIT = { good: 0, findings: 1, wrongUse: 2 } as const;
