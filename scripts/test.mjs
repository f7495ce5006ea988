// npm test: installs what it needs and runs every check; `npm test -- --quick` the ones run all the time,
// `npm test -- types unit` those named. Closes with `N passed, N failed`.
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './lib/chromium.mjs';
import { ensureInstalled } from './lib/install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const asked = process.argv.slice(2);

await ensureInstalled(root);
const { checks } = await import('./checks/list.mjs');
const { namesOfFailures } = await import('./checks/run.mjs');

const known = checks.map(({ name }) => name);
const unknown = asked.filter((word) => word !== '--quick' && !known.includes(word));
if (unknown.length > 0) {
  console.error(`No check is named ${unknown.join(', ')}. Known: ${known.join(', ')}, or --quick.`);
  process.exit(2);
}
const chosen = checks.filter(({ name, isQuick }) =>
  asked.includes('--quick') ? isQuick : asked.length === 0 || asked.includes(name),
);

const env = {
  ...process.env,
  FORCE_COLOR: '0',
  PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`,
};
if (chosen.some((check) => check.needsBrowser))
  env.CHROME_PATH = await ensureChromium(root, { isShell: true });

let passed = 0;
let failed = 0;
const failures = [];
for (const check of chosen) {
  process.stdout.write(`… ${check.name}\n`);
  const began = performance.now();
  const result = await check.run({ cwd: root, env });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  passed += result.passed;
  failed += result.failed;
  if (result.failed > 0)
    failures.push(`✘ ${check.name}`, ...namesOfFailures(result.output).map((line) => `    ${line}`));
  if (result.failed > 0 || check.isShown) process.stdout.write(`${result.output.trimEnd()}\n`);
  process.stdout.write(
    `${result.failed > 0 ? '✘' : '✔'} ${check.name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)\n`,
  );
}
if (failures.length > 0) console.log(failures.join('\n'));
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
