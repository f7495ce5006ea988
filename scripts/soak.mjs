// npm run soak [name …] [-- --count 1000] [--control]: the long reliability runs, each with its figure. With --control
// a fault is put in on purpose, so that the run must fail.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runs } from '../soak/runs.mjs';
import { pinnedNode, report, root } from './lib/ground.mjs';
import { ensureInstalled } from './lib/install.mjs';

const usage = `Usage: npm run soak [name …] [-- --count N] [--control]. Known: ${Object.keys(runs).join(', ')}.`;

function parse() {
  try {
    const { values, positionals } = parseArgs({
      options: { count: { type: 'string' }, control: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const count = values.count === undefined ? undefined : Number(values.count);
    const isKnown = positionals.every((name) => Object.hasOwn(runs, name));
    if (!isKnown || (count !== undefined && !(Number.isInteger(count) && count > 0))) return undefined;
    return {
      names: positionals.length > 0 ? positionals : Object.keys(runs),
      count,
      control: values.control,
    };
  } catch {
    return undefined;
  }
}

/** Runs the tests, or the script, to their end; answers their exit code, and the lines that hold figures as they come. */
function soak({ project, file, script, countVariable, controlVariable, figure }, count, control) {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const args = script ? [join(root, script)] : [vitest, 'run', '--project', project, file];
  const child = spawn(pinnedNode, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', control ? 'ignore' : 'inherit'],
    env: {
      ...process.env,
      [countVariable]: String(count),
      ...(control ? { [controlVariable]: '1' } : {}),
      FORCE_COLOR: '0',
      NO_COLOR: '1',
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (figure.test(line)) console.log(`  ${line.trim()}`);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

try {
  const asked = parse();
  if (asked === undefined) {
    console.error(usage);
    process.exit(2);
  }
  await ensureInstalled();
  let failed = 0;
  for (const name of asked.names) {
    const count = asked.count ?? runs[name].count;
    console.log(`… ${name}: ${count} times${asked.control ? ', with a fault put in on purpose' : ''}`);
    const began = performance.now();
    const code = await soak(runs[name], count, asked.control);
    const isGood = code === 0;
    const verdict = isGood ? 'nothing went wrong' : 'SOMETHING WENT WRONG';
    const blind = asked.control && isGood ? ', THOUGH A FAULT WAS PUT IN: this run proves nothing' : '';
    const seconds = Math.round((performance.now() - began) / 1000);
    console.log(`${isGood ? '✔' : '✘'} ${name}: ${verdict}${blind} (${seconds} s)`);
    if (!isGood) failed += 1;
  }
  process.exitCode = failed > 0 ? 1 : 0;
} catch (error) {
  report(error);
}
