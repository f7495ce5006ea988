import { Worker } from 'node:worker_threads';
import type { JsonSchema } from '@greffe/definition';
import type { CheckOrder, CheckReport, CompileReport, DefinitionChecker } from './types.ts';

/** What a thread is started with. */
export type ThreadOrder =
  | { readonly kind: 'check'; readonly order: CheckOrder }
  | { readonly kind: 'compile'; readonly schema: JsonSchema };

export interface ThreadLimits {
  /** Milliseconds that one check may take. */
  readonly patience: number;
  /** Megabytes of objects that one check may make. */
  readonly memory: number;
  /** Checks at the same time; the others wait their turn. */
  readonly threads: number;
}

const defaults: ThreadLimits = { patience: 60_000, memory: 512, threads: 2 };

/**
 * Checks drafts in threads, so that the server goes on answering. What takes too long or too much memory is ended and
 * is a finding like another.
 */
export function createCheckThreads(limits: Partial<ThreadLimits> = {}): DefinitionChecker {
  const all = { ...defaults, ...limits };
  const inTurn = createTurns(all.threads);
  return {
    check: async (order) =>
      (await inTurn(() => run<CheckReport>({ kind: 'check', order }, all))) ?? {
        findings: [tooMuch],
        cases: { passed: 0, failed: [] },
        compiled: [],
      },
    compile: async (schema) =>
      (await inTurn(() => run<CompileReport>({ kind: 'compile', schema }, all))) ?? {
        ok: false,
        pointer: '',
        code: 'schema',
      },
  };
}

const tooMuch = {
  severity: 'error',
  code: 'check.too-much',
  file: 'form.json',
  pointer: '',
  message:
    'Checking this definition takes too long, or too much memory: divide its steps, or simplify what they say.',
} as const;

/** The thread's report; undefined where it was ended before it had one. @throws what the thread threw. */
function run<Report>(
  workerData: ThreadOrder,
  { patience, memory }: ThreadLimits,
): Promise<Report | undefined> {
  const thread = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: memory },
  });
  return new Promise<Report | undefined>((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), patience);
    thread.once('message', (report: Report) => resolve(report));
    thread.once('error', (error: Error & { readonly code?: string }) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(undefined) : reject(error),
    );
    thread.once('exit', () => {
      clearTimeout(timer);
      resolve(undefined);
    });
  }).finally(() => thread.terminate());
}

/** Lets so many pieces of work go on at once; whoever comes later waits for one to end. */
function createTurns(free: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let left = free;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (left > 0) left -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else left += 1;
    }
  };
}
