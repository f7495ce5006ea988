import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** Runs a command to its end and keeps what it printed. */
export function run(command, args, { cwd, env = process.env }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    const end = (code) => resolve({ code, output: Buffer.concat(chunks).toString('utf8') });
    child.on('error', (error) => {
      chunks.push(Buffer.from(`${command} could not be started: ${error.message}\n`));
      end(1);
    });
    child.on('close', end);
  });
}

/** A tool that is right or wrong as a whole: it counts as one. */
export const tool =
  (command, ...args) =>
  async (context) => {
    const { code, output } = await run(command, args, context);
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
  };

/** Several tools, one after the other, as one check. */
export const together =
  (...tools) =>
  async (context) => {
    const results = [];
    for (const one of tools) results.push(await one(context));
    return {
      passed: results.reduce((sum, { passed }) => sum + passed, 0),
      failed: results.reduce((sum, { failed }) => sum + failed, 0),
      output: results.map(({ output }) => output).join('\n'),
    };
  };

/** A tool that writes a JSON report (to `report`, to keep it); `count` reads passed, failed and skipped out of it. */
export const suite =
  (count, command, ...args) =>
  async (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'greffe-report-'));
    const file = context.report ?? join(folder, 'report.json');
    try {
      const env = { ...(context.env ?? process.env), PLAYWRIGHT_JSON_OUTPUT_FILE: file };
      const filled = args.map((arg) => arg.replace('{report}', file));
      const { code, output } = await run(command, filled, { ...context, env });
      return judge(count(JSON.parse(readFileSync(file, 'utf8'))), code, output);
    } catch (error) {
      return { passed: 0, failed: 1, output: `No report to read: ${error.message}` };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };

/** A skipped test, an empty suite and a runner that fails by itself are failures too. */
export function judge({ passed, failed, skipped }, code, output) {
  const notes = [];
  let faults = failed + skipped;
  if (skipped > 0) notes.push(`${skipped} skipped: a skipped test counts as failed.`);
  if (passed + faults === 0) notes.push('No test ran.');
  if (code !== 0 && faults === 0) notes.push(`The runner ended with exit code ${code}.`);
  if (notes.length > 0 && faults === 0) faults = 1;
  return { passed, failed: faults, output: [output, ...notes].join('\n') };
}

export const countVitest = (report) => ({
  passed: report.numPassedTests,
  failed:
    report.numFailedTests +
    report.testResults.filter((f) => f.status === 'failed' && f.assertionResults.length === 0).length,
  skipped: report.numPendingTests + report.numTodoTests,
});

export const countPlaywright = ({ stats, errors }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky + errors.length,
  skipped: stats.skipped,
});

/**
 * The lines of a runner's output that name a failed test or its error, each once, twelve at most: said again at the
 * very end of a run, where somebody who has only the last page of it finds them.
 */
export function namesOfFailures(output) {
  // A runner may colour what it says, whatever it is told.
  const lines = stripVTControlCharacters(output)
    .split('\n')
    .map((line) => line.trim());
  const named = lines.filter((line) => /^(FAIL\b|✘ |\d+\) |\w*Error: )/.test(line));
  return [...new Set(named.length > 0 ? named : lines.filter(Boolean).slice(-3))].slice(0, 12);
}
