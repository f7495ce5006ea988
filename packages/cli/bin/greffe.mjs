#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const OLDEST = 24;
const major = Number(process.versions.node.split('.')[0]);
const args = process.argv.slice(2);

if (major >= OLDEST) {
  const { main } = await import('../src/main.ts');
  process.exitCode = await main(args, {
    out: (line) => console.log(line),
    error: (line) => console.error(line),
  });
} else {
  // The project brings its own Node: a shell with an older one can run this all the same.
  const node = fileURLToPath(new URL('../../../node_modules/.bin/node', import.meta.url));
  if (existsSync(node)) {
    const { status } = spawnSync(node, [fileURLToPath(import.meta.url), ...args], { stdio: 'inherit' });
    process.exitCode = status ?? 1;
  } else {
    console.error(
      `greffe needs Node ${OLDEST}; this is ${process.version}. Run "npm ci" once: it brings one.`,
    );
    process.exitCode = 2;
  }
}
