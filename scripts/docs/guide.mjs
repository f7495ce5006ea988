import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../checks/run.mjs';
import { blocks } from './markdown.mjs';

const guide = 'docs/guide-a-registry-in-an-hour.md';

/**
 * Follows the guide in an empty folder that holds `forms/shared` alone: writes each file that it shows, runs each
 * `npx greffe` where it stands, and compares what is printed with what the guide prints.
 */
export async function checkGuide(root) {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-guide-'));
  try {
    cpSync(join(root, 'forms', 'shared'), join(folder, 'forms', 'shared'), { recursive: true });
    return await follow(
      readFileSync(join(root, guide), 'utf8'),
      folder,
      join(root, 'packages/cli/bin/greffe.mjs'),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A sentence for each block of the guide that does not do what the guide says. */
export async function follow(markdown, folder, cli) {
  const faults = [];
  let commands = 0;
  for (const { info, text, line } of blocks(markdown)) {
    const [kind, file, how] = info.split(' ');
    if (file) write(join(folder, file), text, how === 'add');
    const [command, ...printed] = text.trimEnd().split('\n');
    if (kind !== 'console' || !command.startsWith('$ npx greffe ')) continue;
    commands += 1;
    const args = command.slice('$ npx greffe '.length).split(' ');
    const result = await run(process.execPath, [cli, ...args], { cwd: folder });
    // The hash of the content changes with the shared modules, and says nothing to a reader.
    const output = result.output.replace(/\([0-9a-f]{12}\)/g, '(…)');
    if (output.trim() !== printed.join('\n').trim()) {
      faults.push(
        `${guide}:${line}: "${command.slice(2)}" prints, when the guide is followed:\n${output.trim()}`,
      );
    }
  }
  if (commands === 0) faults.push(`${guide} runs no command: it would prove nothing.`);
  return faults;
}

function write(path, text, isAddition) {
  mkdirSync(dirname(path), { recursive: true });
  if (!isAddition) return writeFileSync(path, text);
  if (!existsSync(path)) throw new Error(`${guide} adds to ${path} before it makes it.`);
  const merged = merge(JSON.parse(readFileSync(path, 'utf8')), JSON.parse(text));
  writeFileSync(path, `${JSON.stringify(merged, null, 2)}\n`);
}

/** Objects member by member, lists one after the other, anything else replaced. */
export function merge(old, added) {
  if (Array.isArray(old) && Array.isArray(added)) return [...old, ...added];
  if (!isObject(old) || !isObject(added)) return added;
  const merged = { ...old };
  for (const [key, value] of Object.entries(added)) merged[key] = key in old ? merge(old[key], value) : value;
  return merged;
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
