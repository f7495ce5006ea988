import type { Locator, Page } from '@playwright/test';
import { expect } from './test.ts';

const roles = [
  'textbox',
  'checkbox',
  'radio',
  'button',
  'link',
  'combobox',
  'searchbox',
  'tab',
  'row',
] as const;

/** Tabs until the focus is on something of this name; no mouse, and no jump by script. */
export async function tabTo(
  page: Page,
  name: string | RegExp,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  const [first, ...others] = roles.map((role) =>
    page.getByRole(role, { name, exact: role === 'textbox' || role === 'button' || role === 'checkbox' }),
  );
  if (!first) throw new RangeError('No roles.');
  await tabToAny(
    page,
    others.reduce((any, one) => any.or(one), first),
    String(name),
    key,
  );
}

/** The same, for what a name alone does not tell. */
export async function tabToAny(page: Page, wanted: Locator, what: string, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press(key);
    if ((await page.locator(':focus').and(wanted).count()) > 0) return;
  }
  throw new Error(`120 presses of ${key} did not reach ${what}`);
}

/** Tabs to a button or link and presses it. */
export async function go(page: Page, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await tabTo(page, name, key);
  await page.keyboard.press('Enter');
}

/** Tabs to a field and types in place of what it holds. */
export async function typeInto(page: Page, name: string | RegExp, text: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

/** Tabs to a field within a group of fields and types in place of what it holds. */
export async function typeWithin(page: Page, group: string, name: string, text: string): Promise<void> {
  const field = page
    .getByRole('group', { name: group, exact: true })
    .getByRole('textbox', { name, exact: true });
  await tabToAny(page, field, `${name} of ${group}`);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
  await expect(field).toHaveValue(text);
}

/** Goes to a list of choices and down it to one. */
export async function choose(page: Page, list: Locator, option: string | RegExp): Promise<void> {
  await tabToAny(page, list, String(option));
  const isWanted = async () => {
    const label = await list.evaluate(
      (each: HTMLSelectElement) => each.selectedOptions[0]?.label.trim() ?? '',
    );
    return typeof option === 'string' ? label === option : option.test(label);
  };
  for (let presses = 0; presses < 60; presses += 1) {
    if (await isWanted()) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`60 presses of ArrowDown did not reach ${option}`);
}
