import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { changesPage } from './changesPage.mjs';
import { chosen } from './looks.mjs';
import { difference, small } from './pixels.mjs';
import { browserFile, changes, references } from './places.mjs';
import { openPage, shoot } from './shoot.mjs';
import { builtStorybook } from './storybook.mjs';

/** How many stories are drawn at a time. */
const atATime = 2;

/** Takes the pictures and lays them beside the references; answers the exit code. */
export async function compare(words, executablePath) {
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({
    executablePath,
    args: [...(isRoot ? ['--no-sandbox'] : []), '--font-render-hinting=none', '--disable-lcd-text'],
  });
  const version = browser.version();
  const known = existsSync(browserFile)
    ? JSON.parse(await readFile(browserFile, 'utf8')).chromium
    : undefined;
  if (known !== undefined && known !== version) {
    await browser.close();
    console.error(
      `The references were taken with Chromium ${known}, and this is ${version}, which may draw text otherwise. ` +
        'Set CHROME_PATH to that one; or delete the folder screenshots, run this again, and accept all.',
    );
    return 2;
  }
  console.log('… building Storybook');
  const storybook = await builtStorybook();
  try {
    const stories = chosen(storybook.index, words);
    if (stories.length === 0) {
      console.error(`No story has ${words.join(' or ')} in its id.`);
      return 2;
    }
    await rm(changes, { recursive: true, force: true });
    await mkdir(changes, { recursive: true });
    await writeFile(join(changes, 'browser.json'), `${JSON.stringify({ chromium: version }, null, 2)}\n`);
    const gone = words.length > 0 ? [] : await withoutStory(stories);
    return await compareAll(stories, gone, browser, storybook.address);
  } finally {
    await storybook.close();
    await browser.close();
  }
}

/** References of stories that are no more: to be deleted by who deleted those. */
async function withoutStory(stories) {
  const known = new Set(stories.flatMap((story) => story.looks.map(({ name }) => `${story.id}.${name}.png`)));
  const files = existsSync(references) ? await readdir(references) : [];
  return files.filter((file) => file.endsWith('.png') && !known.has(file));
}

async function compareAll(stories, gone, browser, address) {
  const queue = [...stories];
  const found = { same: 0, changed: [], failed: [] };
  const work = async () => {
    const page = await openPage(browser);
    for (let story = queue.shift(); story; story = queue.shift()) {
      const pictures = await shoot(page, address, story);
      if (!pictures) found.failed.push(story.id);
      for (const each of pictures ?? []) await judge(each, found);
    }
    await page.close();
  };
  await Promise.all(Array.from({ length: atATime }, work));
  await writeFile(join(changes, 'index.html'), changesPage(found.changed));
  for (const { name, pixels } of found.changed) {
    console.log(`✘ ${name}: ${pixels === undefined ? 'is new' : `${pixels} pixels differ`}`);
  }
  for (const id of found.failed) console.log(`✘ ${id}: did not come to its end`);
  for (const file of gone) console.log(`✘ screenshots/${file}: its story is gone; delete it`);
  console.log(`${found.same} the same, ${found.changed.length} changed, ${found.failed.length} not drawn`);
  if (found.changed.length > 0) {
    console.log(
      `Look at ${join(changes, 'index.html')}; what is right: npm run screenshots -- --accept <name …|all>`,
    );
  }
  return found.changed.length + found.failed.length + gone.length > 0 ? 1 : 0;
}

async function judge({ name, picture }, found) {
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
