import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';

/** A page of a PDF that nobody can mistake for another. */
export const pdf = Buffer.from(
  '%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n',
);

const file = (name: string, buffer: Buffer, mimeType = 'application/pdf') => ({ name, buffer, mimeType });

const lines = (page: Page, title: string): Locator =>
  page.getByRole('list', { name: title }).getByRole('listitem');

/** Sends a file from a field, after everything that can go wrong with one: another kind, too large, no connection. */
export async function sendFile(page: Page, title: string, name: string): Promise<void> {
  const field = page.getByLabel(`Choisir un fichier – ${title}`);
  const refusal = page.getByRole('alert').getByText(`« ${name} »`);
  await field.setInputFiles(file(name, Buffer.from('MZ, a program')));
  await expect(refusal).toHaveText(/n’est ni un PDF ni une image JPEG ou PNG/);
  await field.setInputFiles(file(name, Buffer.concat([pdf, Buffer.alloc(20 * 1024 * 1024)])));
  await expect(refusal).toHaveText(/dépasse 20 Mo/);
  await expect(lines(page, title)).toHaveCount(0);

  await page.context().setOffline(true);
  await field.setInputFiles(file(name, pdf));
  await expect(lines(page, title).getByText(/La connexion a été coupée/)).toBeVisible();
  await page.context().setOffline(false);
  const again = page.getByRole('button', { name: `Réessayer – ${name}` });
  await again.focus();
  await again.press('Enter');
  await expect(lines(page, title).getByText(/Envoyé/)).toBeVisible();
}

/** Opens a file of a step, and looks whether it is what was sent. */
export async function openFile(page: Page, name: string): Promise<void> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: `Ouvrir – ${name}` }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(name);
  expect((await readFile(await download.path())).equals(pdf)).toBe(true);
}
