import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { chromium } from 'playwright';
import { isKnownBrowser, judge, newFindings, say } from './judge.mjs';
import { chosen } from './looks.mjs';
import { isOfScreen, references } from './places.mjs';
import { openPage, shoot } from './shoot.mjs';
import { builtStorybook } from './storybook.mjs';

/** How many stories are drawn at a time. */
const atATime = 2;

/** Takes the pictures of stories and lays them beside the references; answers the exit code. */
export async function compare(words, executablePath) {
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({
    executablePath,
    args: [...(isRoot ? ['--no-sandbox'] : []), '--font-render-hinting=none', '--disable-lcd-text'],
  });
  const version = browser.version();
  if (!(await isKnownBrowser(version))) {
    await browser.close();
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
  return files.filter((file) => file.endsWith('.png') && !isOfScreen(file) && !known.has(file));
}

async function compareAll(stories, gone, browser, address) {
  const queue = [...stories];
  const found = await newFindings(browser.version());
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
  return say(found, gone);
}
