import type { Page } from '@playwright/test';

const looks = [
  { name: 'light', width: 1280, theme: 'light', isForced: false },
  { name: 'dark', width: 1280, theme: 'dark', isForced: false },
  { name: 'forced', width: 1280, theme: 'light', isForced: true },
  { name: 'phone', width: 320, theme: 'light', isForced: false },
];

/**
 * What counts down is not drawn, nor the bar of the development’s clock, which lies over what is pictured; and no part is
 * left out because it is out of view.
 */
const still = [
  '[role="timer"], [role="timer"] ~ svg { visibility: hidden !important; }',
  'section[data-moved] { display: none !important; }',
  '* { content-visibility: visible !important; }',
].join(' ');

/** What differs from run to run, and says nothing of looks: times of the day, ids, codes of records. */
const passing = [
  ['localhost:[0-9]+', 'localhost:4500'],
  [String.raw`\b\d{1,2}:\d{2}(:\d{2})?\b`, '08:00'],
  // Of what was there before the clock was moved.
  [String.raw`\b\d{2}/\d{2}/(?!2030)20\d{2}\b`, '01/12/2029'],
  ['[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}', '00000000-0000-7000-8000-000000000000'],
  [String.raw`\b[0-9A-Z]{4}(-[0-9A-Z]{4}){1,3}\b`, 'AAAA-AAAA'],
  [String.raw`\b[0-9a-f]{16,64}\b`, 'aaaaaaaa'],
] as const;

/** How far down a screen is pictured: the first screenful; the repository keeps each of them. */
const height = 900;

/** Puts the same in the place of what passes, for the picture alone. */
const mask = (page: Page): Promise<void> =>
  page.evaluate((passing) => {
    const masked = new Map<Text, string>();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode as Text;
      const lasting = passing.reduce(
        (data, [pattern, instead]) => data.replace(new RegExp(pattern, 'g'), instead),
        text.data,
      );
      if (lasting === text.data) continue;
      masked.set(text, text.data);
      text.data = lasting;
    }
    Object.assign(window, { masked });
  }, passing);

const unmask = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { masked } = window as unknown as { masked: Map<Text, string> };
    for (const [text, data] of masked) text.data = data;
  });

/** The screen as it stands, from its top, in each look; the page is left as it was. */
export async function picturesOf(page: Page): Promise<{ look: string; picture: Buffer }[]> {
  await page.evaluate((css) => {
    // Adopted, because the product's policy lets no style be written into a page.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, still);
  await page.evaluate(() => document.fonts.ready);
  const before = await page.evaluate(() => document.documentElement.dataset.theme ?? 'light');
  const wear = (theme: string) =>
    page.evaluate(async (theme) => {
      const { dataset } = document.documentElement;
      // Two frames: what measures itself has drawn again by then; and again where the page, which heard that the device
      // changed its colours, has put its own back meanwhile.
      for (let quiet = 0; quiet < 3; quiet += 1) {
        if (dataset.theme !== theme) quiet = 0;
        dataset.theme = theme;
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      }
    }, theme);
  const pictures: { look: string; picture: Buffer }[] = [];
  for (const { name, width, theme, isForced } of looks) {
    // Pages of development hear the device alone.
    const colorScheme = theme === 'dark' ? 'dark' : 'light';
    await page.emulateMedia({ forcedColors: isForced ? 'active' : 'none', colorScheme });
    await page.setViewportSize({ width, height });
    await wear(theme);
    await page.evaluate(() => window.scrollTo(0, 0));
    await mask(page);
    const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    await unmask(page);
    pictures.push({ look: name, picture });
  }
  await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height });
  await wear(before);
  return pictures;
}
