import { spawn } from 'node:child_process';
import { root } from './ground.mjs';

const quiet = {
  TURBO_TELEMETRY_DISABLED: '1',
  TURBO_NO_UPDATE_NOTIFIER: '1',
  STORYBOOK_DISABLE_TELEMETRY: '1',
  DO_NOT_TRACK: '1',
};

/**
 * Runs a program to its end with this terminal as its own.
 * Returns its exit code; a signal counts as 128 plus its number, as in a shell.
 */
export function run(command, args, options = {}) {
  const child = spawn(command, args, {
    cwd: root,
    stdio: 'inherit',
    ...options,
    env: { ...process.env, ...quiet, ...options.env },
  });
  return ended(child);
}

/** As `run`, and passes SIGINT and SIGTERM on to the program instead of ending before it. */
export async function runAndForwardSignals(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
  const forward = (signal) => {
    if (child.exitCode === null) child.kill(signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward);
  return ended(child);
}

function ended(child) {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code === null ? 128 + numberOf(signal) : code));
  });
}

const numbers = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGABRT: 6, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 };
const numberOf = (signal) => numbers[signal] || 0;
