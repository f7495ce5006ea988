import type { Locator, Page } from '@playwright/test';

/** A section or group of the form by its heading, so that two devices' fields are told apart. */
export const section = (page: Page, name: string): Locator =>
  page.getByRole('region', { name, exact: true }).or(page.getByRole('group', { name, exact: true }));

/** A text field, a number or a date by its label. */
export const field = (where: Page | Locator, label: string): Locator =>
  where.getByRole('textbox', { name: label, exact: true });

/** Types into a field as a person does, and leaves it by the keyboard. */
export async function type(where: Page | Locator, label: string, value: string): Promise<void> {
  await field(where, label).fill(value);
  await field(where, label).press('Tab');
}

/** Picks an option of a group of radio buttons. */
export async function pick(where: Page | Locator, group: string, option: string): Promise<void> {
  await where
    .getByRole('radiogroup', { name: group, exact: true })
    .getByText(option, { exact: true })
    .click();
}

/** Ticks a box by its label. */
export async function tick(where: Page | Locator, label: string): Promise<void> {
  await where.getByText(label, { exact: true }).click();
}
