import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { access } from './access/access.ts';
import { bytes } from './bytes.ts';
import { decisions } from './decisions/decisions.ts';
import { form } from './form/form.ts';
import type { Bench, Figure, Options } from './lib/Bench.ts';
import { describeMachine, findChromium, type Machine } from './lib/machine.ts';
import { peers } from './peers/peers.ts';
import { saves } from './saves/saves.ts';
import { sessions } from './sessions/sessions.ts';
import { start } from './start.ts';
import { studio } from './studio/studio.ts';
import { validations } from './validations.ts';

const benches: readonly Bench[] = [
  bytes,
  validations,
  decisions,
  saves,
  sessions,
  access,
  form,
  studio,
  start,
  peers,
];

/** What came of one bench: its figures, or why there are none. */
type Outcome =
  | { readonly figures: readonly Figure[] }
  | { readonly reason: string; readonly isFault: boolean };

function usage(problem: string): never {
  const list = benches.map(({ name, about }) => `  ${name.padEnd(12)} ${about}`).join('\n');
  const left = benches.flatMap(({ name, isOnlyWhenAsked }) => (isOnlyWhenAsked ? [name] : [])).join(', ');
  console.error(
    `${problem}\n\nnpm run bench [name …] [-- --connections 20 --seconds 3 --peers greffe,rhf --sizes 1000 --rounds 3]\n\n${list}\n\nWithout a name: all of them but ${left}.`,
  );
  process.exit(2);
}

function read(args: readonly string[]) {
  const options = {
    connections: { type: 'string' },
    seconds: { type: 'string' },
    peers: { type: 'string' },
    sizes: { type: 'string' },
    rounds: { type: 'string' },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const connections = Number(values.connections ?? 20);
    const seconds = Number(values.seconds ?? 3);
    if (!Number.isInteger(connections) || connections < 1 || connections > 500)
      usage('--connections is a whole number from 1 to 500.');
    if (!(seconds > 0 && seconds <= 600)) usage('--seconds is a number up to 600.');
    const rounds = Number(values.rounds ?? 3);
    if (!Number.isInteger(rounds) || rounds < 1 || rounds > 100)
      usage('--rounds is a whole number from 1 to 100.');
    const sizes = (values.sizes ?? '50,200,500,1000').split(',').map(Number);
    if (!sizes.every((size) => Number.isInteger(size / 10) && size >= 20 && size <= 5000))
      usage('--sizes are tens from 20 to 5000, such as 50,1000.');
    const peers = values.peers?.split(',') ?? [];
    const unknown = positionals.filter((name) => !benches.some((bench) => bench.name === name));
    if (unknown.length > 0) usage(`There is no bench named ${unknown.join(', ')}.`);
    return { connections, seconds, peers, sizes, rounds, names: positionals };
  } catch (error) {
    return usage(error instanceof Error ? error.message : String(error));
  }
}

async function runOne(bench: Bench, options: Options, isAsked: boolean): Promise<Outcome> {
  if (bench.needsBrowser && options.chromium === undefined) {
    const reason =
      'No Chromium was found: install Chromium or Google Chrome, or set CHROME_PATH to the program of one, and run npm run bench form.';
    return { reason, isFault: isAsked };
  }
  try {
    return { figures: await bench.run(options) };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error), isFault: true };
  }
}

function print(bench: Bench, outcome: Outcome): void {
  console.log(`\n${bench.name}: ${bench.about}`);
  if ('reason' in outcome) {
    console.log(`  not measured: ${outcome.reason}`);
    return;
  }
  const wide = Math.max(...outcome.figures.map(({ what }) => what.length));
  for (const { what, value, unit, note } of outcome.figures) {
    const number = value.toLocaleString('en', { maximumFractionDigits: 6 }).replaceAll(',', ' ');
    console.log(`  ${what.padEnd(wide)}  ${number.padStart(10)} ${unit}${note ? `  (${note})` : ''}`);
  }
}

function describe(machine: Machine): string {
  const { cpu, cores, memoryGb, node, chromium, commit, hasLocalChanges, loadBefore } = machine;
  const busy =
    loadBefore > cores
      ? '\nThis machine is busy with other work: every figure is worse than on a quiet one.'
      : '';
  return `${cpu}, ${cores} cores, ${memoryGb} GB, Node ${node}, ${chromium ?? 'no Chromium'}, commit ${commit}${hasLocalChanges ? ' with local changes' : ''}, load ${loadBefore}${busy}`;
}

const { names, ...asked } = read(process.argv.slice(2));
const chromium = findChromium();
const machine = describeMachine(chromium);
const options = { ...asked, ...(chromium === undefined ? {} : { chromium }) };
console.log(describe(machine));

const results: Record<string, Outcome> = {};
for (const bench of benches.filter(({ name, isOnlyWhenAsked }) =>
  names.length === 0 ? !isOnlyWhenAsked : names.includes(name),
)) {
  const outcome = await runOne(bench, options, names.includes(bench.name));
  results[bench.name] = outcome;
  print(bench, outcome);
}
mkdirSync('bench/results', { recursive: true });
const file = `bench/results/${machine.at.replaceAll(':', '-').slice(0, 19)}-${Object.keys(results).join('-')}.json`;
writeFileSync(file, `${JSON.stringify({ machine, options: asked, results }, null, 2)}\n`);
console.log(`\n${file}`);
process.exitCode = Object.values(results).some((outcome) => 'reason' in outcome && outcome.isFault) ? 1 : 0;
