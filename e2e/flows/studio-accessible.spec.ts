import type { Page } from '@playwright/test';
import { isAccessible, screens } from '../support/accessible.ts';
import { noStudio, openStudio } from '../support/studio.ts';
import { expect, test } from '../support/test.ts';

const parts = ['steps', 'fields', 'rules', 'texts', 'publish'] as const;

async function openDraft(page: Page, title: string): Promise<string> {
  await page.getByRole('button', { name: new RegExp(`^(Modifier|Nouveau brouillon) : ${title}$`) }).click();
  await expect(page).toHaveURL(/\/studio\/drafts\/[0-9a-f-]{36}/);
  return new URL(page.url()).pathname.split('/').slice(0, 4).join('/');
}

for (const [screen, size] of screens) {
  test(
    `the studio on a ${screen}: no violation of WCAG 2.2 AA, nothing wider than the screen`,
    noStudio,
    async ({ page }) => {
      await page.setViewportSize(size);
      await openStudio(page);
      await expect(page.getByRole('heading', { name: 'Implantable-CGM' })).toBeVisible();
      await isAccessible(page, 'home');
      await page.goto('/studio/new');
      await isAccessible(page, 'a new registry');
      await page.goto('/studio');
      const draft = await openDraft(page, 'Exemple : le traitement d’essai');
      for (const part of parts) {
        await page.goto(`${draft}/${part}`);
        await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
        await isAccessible(page, part);
      }
      await page.goto(`${draft}/rules`);
      await page.getByRole('button', { name: 'Aperçu du formulaire' }).click();
      await expect(page.getByRole('textbox', { name: 'Nom', exact: true })).toBeVisible();
      await isAccessible(page, 'the preview beside the rules');
      await page.goto('/studio');
      await page.goto(`${await openDraft(page, 'Implantable-CGM')}/counters`);
      await expect(page.getByRole('textbox', { name: 'Nombre maximum' }).first()).toBeVisible();
      await isAccessible(page, 'counters');
    },
  );
}
