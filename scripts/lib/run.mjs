import { spawn } from 'node:child_process';
import { root } from './ground.mjs';

const quiet = {
  TURBO_TELEMETRY_DISABLED: '1',
  TURBO_NO_UPDATE_NOTIFIER: '1',
  STORYBOOK_DISABLE_TELEMETRY: '1',
  DO_NOT_TRACK: '1',
};

const signals = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };

/** Thrown when a program was stopped by a signal to this one: the rest is left out, without a word. */
export class Stopped extends Error {
  constructor(signal) {
    super(`stopped by ${signal}`);
    this.exitCode = 128 + signals[signal];
  }
}

/**
 * Runs a program to its end with this terminal as its own, and returns its exit code. SIGINT, SIGTERM and SIGHUP
 * are passed on to it, and this process waits for it. With `endsBySignal` the program answers a signal with an
 * exit code of its own, which is returned; otherwise a Stopped is thrown then.
 */
export function run(command, args, { endsBySignal = false, env, ...options } = {}) {
  const child = spawn(command, args, {
    cwd: root,
    stdio: 'inherit',
    ...options,
    env: { ...process.env, ...quiet, ...env },
  });
  let received;
  const forward = (signal) => {
    received = signal;
    if (child.exitCode === null) child.kill(signal);
  };
  for (const signal of Object.keys(signals)) process.on(signal, forward);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      for (const name of Object.keys(signals)) process.off(name, forward);
      if (received && !endsBySignal) reject(new Stopped(received));
      else resolve(code ?? 128 + (signals[signal] || 9));
    });
  });
}
