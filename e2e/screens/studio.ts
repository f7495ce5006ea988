import { expect, type Page } from '@playwright/test';
import { openStudio } from '../support/studio.ts';
import type { Journey } from './journey.ts';

const parts = ['steps', 'fields', 'rules', 'texts'] as const;

/** What the checks found is there: until then the screen goes on changing. */
const isChecked = (page: Page) => expect(page.getByText('Vérification en cours…')).toHaveCount(0);

const editor: Journey = {
  screens: ['studio', 'studio-new', ...parts.map((part) => `studio-${part}`), 'studio-preview'],
  async walk({ page, shoot }) {
    await openStudio(page);
    await expect(page.getByRole('heading', { name: 'Implantable-CGM' })).toBeVisible();
    await shoot('studio');
    await page.goto('/studio/new');
    await expect(page.getByRole('heading', { level: 1, name: 'Nouveau registre' })).toBeVisible();
    await shoot('studio-new');
    await page.goto('/studio');
    await page
      .getByRole('button', { name: /^(Modifier|Nouveau brouillon) : Exemple : le traitement d’essai$/ })
      .click();
    await expect(page).toHaveURL(/\/studio\/drafts\/[0-9a-f-]{36}/);
    const draft = new URL(page.url()).pathname.split('/').slice(0, 4).join('/');
    for (const part of parts) {
      await page.goto(`${draft}/${part}`);
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
      await isChecked(page);
      await shoot(`studio-${part}`);
    }
    await page.goto(`${draft}/rules`);
    await page.getByRole('button', { name: 'Aperçu du formulaire' }).click();
    await expect(page.getByRole('textbox', { name: 'Nom', exact: true })).toBeVisible();
    await isChecked(page);
    await shoot('studio-preview');
  },
};

/** Every screen of the studio that is unlike the others. */
export const studio: readonly Journey[] = [editor];
