import type { Page } from '@playwright/test';

/** A way to show a screen in which nothing may be lost (A4). */
export interface Look {
  readonly name: string;
  /** 320 px are also what a desk of 1280 px shows at 400 %. */
  readonly width: number;
  readonly theme?: 'dark' | 'contrast';
  readonly density?: 'compact';
  readonly isForced?: true;
  /** The distances of WCAG 1.4.12. */
  readonly isSpaced?: true;
}

export const looks: readonly Look[] = [
  { name: 'desk', width: 1280 },
  { name: 'dark', width: 1280, theme: 'dark' },
  { name: 'more contrast', width: 1280, theme: 'contrast' },
  { name: 'compact', width: 1280, density: 'compact' },
  { name: 'forced colours', width: 1280, isForced: true },
  { name: 'text spaced', width: 1280, isSpaced: true },
  { name: '320 px', width: 320 },
  { name: '320 px, text spaced', width: 320, isSpaced: true },
];

const spacing = [
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }',
  'p { margin-block-end: 2em !important; }',
].join(' ');

/** Shows the page in a look, and waits until what measures itself has drawn again. */
export async function wear(page: Page, look: Look): Promise<void> {
  await page.setViewportSize({ width: look.width, height: 900 });
  await page.emulateMedia({
    forcedColors: look.isForced ? 'active' : 'none',
    colorScheme: look.theme === 'dark' ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  await page.evaluate(
    ({ theme, density, css }) => {
      document.documentElement.dataset.theme = theme;
      document.documentElement.dataset.density = density;
      const own = window as unknown as { spacing?: CSSStyleSheet };
      own.spacing ??= new CSSStyleSheet();
      own.spacing.replaceSync(css);
      const others = document.adoptedStyleSheets.filter((sheet) => sheet !== own.spacing);
      document.adoptedStyleSheets = [...others, own.spacing];
      return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    },
    {
      theme: look.theme ?? 'light',
      density: look.density ?? 'comfortable',
      css: look.isSpaced ? spacing : '',
    },
  );
}

/** Texts of which a part is cut off, by what holds them and the text's beginning. */
export const cutTexts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const hasText = (element: Element) =>
      [...element.childNodes].some(({ nodeType, nodeValue }) => nodeType === 3 && nodeValue?.trim());
    // Not the header: there the product's name gives way to its mark on a phone, and is still said.
    return [...document.querySelectorAll<HTMLElement>('main *, [role=dialog] *, [role=alertdialog] *')]
      .filter((element) => {
        if (!hasText(element) || !element.checkVisibility()) return false;
        const { overflowX, overflowY } = getComputedStyle(element);
        // What is for a screen reader alone is a pixel wide on purpose.
        if (element.clientWidth < 3 || element.clientHeight < 3) return false;
        const isCut = (overflow: string, whole: number, shown: number) =>
          (overflow === 'hidden' || overflow === 'clip') && whole > shown + 1;
        return (
          isCut(overflowX, element.scrollWidth, element.clientWidth) ||
          isCut(overflowY, element.scrollHeight, element.clientHeight)
        );
      })
      .map(
        (element) => `cut: ${element.tagName.toLowerCase()} “${element.textContent?.trim().slice(0, 40)}”`,
      );
  });

/** What still moves although the device asks for less motion. */
export const motions = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    document.getAnimations().flatMap((animation) => {
      const timing = animation.effect?.getComputedTiming();
      const length = Number(timing?.duration ?? 0) * Number(timing?.iterations ?? 1);
      if (animation.playState !== 'running' || length <= 10) return [];
      const target = (animation.effect as KeyframeEffect | null)?.target;
      return [`moves: ${target?.tagName.toLowerCase()} .${target?.getAttribute('class')} for ${length} ms`];
    }),
  );
