/** The day on every picture: a story may say today's date. */
const today = new Date('2026-11-22T09:00:00+01:00');

/** What is never the same twice, and says nothing of looks; and no part left out because it is out of view. */
const still =
  '[role="timer"], [role="timer"] ~ svg { visibility: hidden !important; } * { content-visibility: visible !important; }';

/** Around a component, so that a ring of focus is on its picture. */
const margin = 16;

/** What of the page is looked at: the component alone, or all of it where something lies over the page. */
async function framed(page) {
  return page.evaluate((space) => {
    const shown = document.querySelector('.greffe-story')?.getBoundingClientRect();
    const isCovered = document.querySelector(
      '[data-react-aria-top-layer], [role="dialog"], [role="listbox"], [role="menu"]',
    );
    if (!shown || isCovered || shown.height === 0) return undefined;
    const x = Math.max(0, shown.x - space);
    const y = Math.max(0, shown.y - space);
    return {
      x,
      y,
      width: Math.min(innerWidth - x, shown.width + 2 * space),
      height: shown.height + 2 * space,
    };
  }, margin);
}

/** A window as tall as the page: what sticks to its end would lie over the middle of a picture of all of it. */
async function growToAll(page, width) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  if (height <= 900) return;
  await page.setViewportSize({ width, height });
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

/** A story's pictures, by look; `undefined` in place of all where it did not come to its end. */
export async function shoot(page, address, story) {
  await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'none', colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`${address}/iframe.html?id=${story.id}&viewMode=story&globals=a11y.manual:!true`);
  const end = await page
    .waitForFunction(
      () => {
        const phase = window.__STORYBOOK_PREVIEW__?.currentRender?.phase;
        return ['finished', 'errored', 'aborted'].includes(phase) ? phase : undefined;
      },
      undefined,
      { timeout: 20_000 },
    )
    .then((phase) => phase.jsonValue())
    .catch(() => 'never');
  if (end !== 'finished') return undefined;
  await page.addStyleTag({ content: still });
  await page.evaluate(() => document.fonts.ready);
  const pictures = [];
  for (const look of story.looks) {
    await page.emulateMedia({ forcedColors: look.isForced ? 'active' : 'none' });
    await page.setViewportSize({ width: look.width, height: 900 });
    await page.evaluate((theme) => {
      document.documentElement.dataset.theme = theme;
      // Two frames: what measures itself has drawn again by then.
      return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }, look.theme);
    await growToAll(page, look.width);
    const clip = await framed(page);
    const picture = await page.screenshot({
      fullPage: true,
      animations: 'disabled',
      caret: 'hide',
      ...(clip && { clip }),
    });
    pictures.push({ name: `${story.id}.${look.name}`, picture });
  }
  return pictures;
}

export async function openPage(browser) {
  const page = await browser.newPage({
    locale: 'fr-BE',
    timezoneId: 'Europe/Brussels',
    deviceScaleFactor: 1,
  });
  await page.clock.setFixedTime(today);
  return page;
}
