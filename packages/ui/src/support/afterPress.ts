/** What waits for the end of a press; undefined while nothing is pressed. */
let held: Set<() => void> | undefined;
let isWatching = false;

function press(): void {
  held ??= new Set();
}

function release(): void {
  const waiting = held;
  held = undefined;
  // After the click that the press ends in, which the browser sends in the same task.
  if (waiting && waiting.size > 0)
    setTimeout(() => {
      for (const run of waiting) run();
    });
}

/** Notes presses from now on. */
export function watchPresses(): void {
  if (isWatching) return;
  isWatching = true;
  document.addEventListener('pointerdown', press, true);
  for (const end of ['pointerup', 'pointercancel', 'dragend']) document.addEventListener(end, release, true);
  window.addEventListener('blur', release);
}

/**
 * Does something at once, or when the press that is on its way has ended. Leaving a field shows what is wrong with it,
 * and moves all that stands below: a button that is pressed must not move away before it is let go.
 */
export function afterPress(run: () => void): void {
  if (held) held.add(run);
  else run();
}
