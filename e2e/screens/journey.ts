import type { Page } from '@playwright/test';

/** What a journey is given: a page of nobody yet, at 1280 px, in French. */
export interface Stage {
  readonly page: Page;
  /** Takes the pictures of the screen as it stands, in every look. */
  shoot(name: string): Promise<void>;
}

/** A way through the product, with the names of the screens that are pictured on it. */
export interface Journey {
  readonly screens: readonly string[];
  walk(stage: Stage): Promise<void>;
}
