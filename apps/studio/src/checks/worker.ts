import { instantiateValidator } from '@greffe/definition/runtime';
import { createChecker } from './createChecker.ts';
import { loadPatternCheck } from './patterns.ts';
import type { CheckRequest } from './protocol.ts';

/** The worker that checks: a thin shell, so that everything it does is tested without one. */
const patterns = loadPatternCheckOnce();

const checker = createChecker({
  report: (report) => postMessage(report),
  loadValidator: async ({ schema, schemaHash }) => {
    const answer = await fetch('/api/studio/validators', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ schema }),
    });
    if (!answer.ok) throw new Error(`The validator ${schemaHash} did not come: ${answer.status}.`);
    const { hash } = (await answer.json()) as { hash: string };
    return instantiateValidator(
      await import(/* @vite-ignore */ `/api/validators/${encodeURIComponent(hash)}.js`),
    );
  },
  loadPatternCheck: () => patterns(),
  // A message that has come in is received before a task of the timer.
  pause: () => new Promise((resolve) => setTimeout(resolve, 0)),
  clock: () => performance.now(),
});

addEventListener('message', ({ data }: MessageEvent<CheckRequest>) => void checker.receive(data));

function loadPatternCheckOnce(): () => ReturnType<typeof loadPatternCheck> {
  let loading: ReturnType<typeof loadPatternCheck> | undefined;
  return () => {
    loading ??= loadPatternCheck();
    return loading;
  };
}
