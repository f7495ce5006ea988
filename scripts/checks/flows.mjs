import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { compareFlows, flowsOf, tableOf } from './compareFlows.mjs';
import { countPlaywright, suite } from './run.mjs';

const reportOf = (root, driver) => join(root, 'test-results', `flows-${driver}.json`);

/** The flows on one driver; the report stays for `parity`. */
export const flows = (driver) => (context) => {
  const report = reportOf(context.cwd, driver);
  // What an earlier run has left says nothing about this one.
  rmSync(report, { force: true });
  const env = { ...(context.env ?? process.env), GREFFE_E2E_DRIVER: driver };
  const config = ['--config', 'e2e/playwright.config.ts', '--reporter=list,json'];
  return suite(countPlaywright, 'playwright', 'test', ...config)({ ...context, env, report });
};

/** Whether the last run on each driver ran the same flows, but for those that say why not. */
export async function parity({ cwd }) {
  const [server, mock] = ['server', 'mock'].map((driver) => read(reportOf(cwd, driver)));
  if (!server || !mock) return fail(`${server ? 'The mock' : 'The server'} has no report. ${remedy}`);
  const began = Math.min(...[server, mock].map(({ stats }) => Date.parse(stats.startTime)));
  if (lastChange(join(cwd, 'e2e')) > began) return fail(`The flows have changed since they ran. ${remedy}`);
  const compared = compareFlows(flowsOf(server), flowsOf(mock));
  const failed = compared.faults.length;
  return { passed: failed > 0 ? 0 : 1, failed, output: tableOf(compared) };
}

const remedy = 'Run npm test -- e2e e2e-mock parity.';
const fail = (output) => ({ passed: 0, failed: 1, output });
const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/** Milliseconds since 1970 of the newest source under a folder. */
const lastChange = (folder) =>
  Math.max(
    ...readdirSync(folder, { recursive: true })
      .filter((name) => name.endsWith('.ts') && !name.includes('node_modules'))
      .map((name) => statSync(join(folder, name)).mtimeMs),
  );
