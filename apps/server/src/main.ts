import { fileURLToPath } from 'node:url';
import { readConfiguration } from './config/configuration.ts';
import { StartFault } from './faults/StartFault.ts';
import { consoleLog, jsonLog } from './log.ts';
import { startServer } from './server.ts';
import { createShutdown } from './shutdown.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '');
const shutdown = createShutdown();
/** Milliseconds in which a second Ctrl+C is the echo of the first: npm and the shell pass the same one on. */
const echo = 1_000;
let stoppingSince: number | undefined;

async function end(code: number): Promise<never> {
  // Should nothing be left to wait for before everything has been stopped, Node ends by itself, and with this code.
  process.exitCode = code;
  const failures = await shutdown.run();
  for (const failure of failures) console.error(failure);
  process.exit(code === 0 && failures.length > 0 ? 1 : code);
}

function stopOnSignal(): void {
  if (stoppingSince !== undefined) {
    if (Date.now() - stoppingSince > echo) process.exit(1);
    return;
  }
  stoppingSince = Date.now();
  console.log('Stopping: running requests are finished first.');
  void end(0);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stopOnSignal);

try {
  const configuration = readConfiguration(process.env, root);
  const log = configuration.mode === 'production' ? jsonLog() : consoleLog();
  const server = await startServer(configuration, log, shutdown);
  void server.died.then((reason) => {
    if (stoppingSince !== undefined) return;
    stoppingSince = 0;
    console.error(reason);
    void end(1);
  });
  log.say(`ready ${configuration.publicUrl}`);
} catch (error) {
  if (stoppingSince === undefined) {
    stoppingSince = 0;
    console.error(error instanceof StartFault ? `\n${error.message}` : error);
    void end(1);
  }
}
