import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { browserFile, changes, references } from './places.mjs';

const ending = '.after.png';

/** Makes what the last run has seen the references: of names that hold one of the words, or of all. */
export async function accept(words) {
  const seen = existsSync(changes) ? await readdir(changes) : [];
  const names = seen
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .filter((name) => words.includes('all') || words.some((word) => name.includes(word)));
  if (names.length === 0) {
    console.error(`The last run has seen no change of ${words.join(' or ')}. Run npm run screenshots first.`);
    return 2;
  }
  await mkdir(references, { recursive: true });
  for (const name of names) {
    await copyFile(join(changes, `${name}${ending}`), join(references, `${name}.png`));
  }
  await copyFile(join(changes, 'browser.json'), browserFile);
  console.log(`${names.length} accepted: commit the folder screenshots.`);
  return 0;
}
