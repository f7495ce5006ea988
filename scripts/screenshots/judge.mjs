import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { changesPage } from './changesPage.mjs';
import { difference, small } from './pixels.mjs';
import { browserFile, changes, references } from './places.mjs';

/** What a run finds; the folder of the last one's changes is emptied for it. */
export async function newFindings(version) {
  await rm(changes, { recursive: true, force: true });
  await mkdir(changes, { recursive: true });
  await writeFile(join(changes, 'browser.json'), `${JSON.stringify({ chromium: version }, null, 2)}\n`);
  return { same: 0, changed: [], failed: [] };
}

/** Whether the references were drawn by this very Chromium: another may draw text otherwise. */
export async function isKnownBrowser(version) {
  const known = existsSync(browserFile)
    ? JSON.parse(await readFile(browserFile, 'utf8')).chromium
    : undefined;
  if (known === undefined || known === version) return true;
  console.error(
    `The references were taken with Chromium ${known}, and this is ${version}, which may draw text otherwise. ` +
      'Set CHROME_PATH to that one; or delete the folder screenshots, run this again, and accept all.',
  );
  return false;
}

/** Lays a picture beside its reference. */
export async function judge({ name, picture }, found) {
  const reference = join(references, `${name}.png`);
  const before = existsSync(reference) ? await readFile(reference) : undefined;
  const { count, picture: drawn } = before ? difference(before, picture) : { count: undefined };
  if (count === 0) {
    found.same += 1;
    return;
  }
  found.changed.push({ name, pixels: count });
  await writeFile(join(changes, `${name}.after.png`), small(picture));
  if (!before) return;
  await writeFile(join(changes, `${name}.before.png`), before);
  await writeFile(join(changes, `${name}.difference.png`), drawn);
}

/** Says what a run has found, and makes its page; answers the exit code. */
export async function say(found, gone) {
  await writeFile(join(changes, 'index.html'), changesPage(found.changed));
  for (const { name, pixels } of found.changed) {
    console.log(`✘ ${name}: ${pixels === undefined ? 'is new' : `${pixels} pixels differ`}`);
  }
  for (const id of found.failed) console.log(`✘ ${id}: did not come to its end`);
  for (const file of gone) console.log(`✘ screenshots/${file}: what it shows is gone; delete it`);
  console.log(`${found.same} the same, ${found.changed.length} changed, ${found.failed.length} not drawn`);
  if (found.changed.length > 0) {
    console.log(
      `Look at ${join(changes, 'index.html')}; what is right: npm run screenshots -- --accept <name …|all>`,
    );
  }
  return found.changed.length + found.failed.length + gone.length > 0 ? 1 : 0;
}
