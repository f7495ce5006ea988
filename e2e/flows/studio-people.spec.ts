import type { Browser, Page } from '@playwright/test';
import { signIn } from '../support/signIn.ts';
import { isSaved, noStudio, openStudio } from '../support/studio.ts';
import { expect, test } from '../support/test.ts';

const title = 'Exemple : le suivi à distance';

async function openDraft(page: Page): Promise<string> {
  await openStudio(page);
  await page.getByRole('button', { name: new RegExp(`^(Modifier|Nouveau brouillon) : ${title}$`) }).click();
  await expect(page).toHaveURL(/\/studio\/drafts\/[0-9a-f-]{36}/);
  return new URL(page.url()).pathname.split('/').slice(0, 4).join('/');
}

async function second(browser: Browser, path: string): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, 'Otto Maes', path);
  // His account is in Dutch.
  await page.getByRole('button', { name: 'Français' }).click();
  await expect(page.getByRole('button', { name: 'Compte de Otto Maes' })).toBeVisible();
  return page;
}

test(
  'a second person approves exactly what was looked at; an edit takes the approval back',
  noStudio,
  async ({ page, browser }) => {
    const draft = await openDraft(page);
    await page.goto(`${draft}/publish`);
    // What stands beside it is drawn anew when the checks have come.
    await expect(page.getByRole('textbox', { name: 'Notes' })).toBeVisible();
    await page
      .getByRole('checkbox', {
        name: 'Chaque version de ce registre doit être approuvée par une deuxième personne',
      })
      .click();
    await isSaved(page);
    await page.getByRole('button', { name: 'Vérifier à nouveau' }).first().click();
    await page.getByRole('button', { name: 'Demander l’approbation' }).click();
    await expect(page.getByText('L’approbation est demandée')).toBeVisible();

    const other = await second(browser, `${draft}/publish`);
    await other.getByRole('button', { name: /^Approuver la version/ }).click();
    await expect(other.getByText('Vous avez approuvé')).toBeVisible();
    // The page asks every twenty seconds by itself.
    await page.reload();
    await expect(page.getByText('Approuvé', { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Publier…' })).toBeEnabled();

    await page.goto(`${draft}/texts?key=registry.title`);
    const cell = page.getByRole('gridcell').first();
    await cell.dblclick();
    await page.getByRole('textbox', { name: /registry\.title/ }).fill('Autre titre');
    await page.keyboard.press('Enter');
    await isSaved(page);
    await page.goto(`${draft}/publish`);
    await expect(
      page.getByText('La demande précédente ne vaut plus : le brouillon a changé depuis.'),
    ).toBeVisible();
    await other.context().close();
  },
);

test(
  'two people edit one draft: each sees the other, and what both changed is settled place by place',
  noStudio,
  async ({ page, browser }) => {
    const draft = await openDraft(page);
    const titleIn = (of: Page, language: string) =>
      of.getByRole('textbox', { name: `Titre (${language})` }).first();
    await page.goto(`${draft}/steps`);
    await expect(titleIn(page, 'Français')).toHaveValue('Identité');
    const other = await second(browser, `${draft}/steps`);
    await expect(titleIn(other, 'Français')).toHaveValue('Identité');
    await expect(other.getByText(/Aussi ouvert par Nora Claes/)).toBeVisible();

    await titleIn(page, 'Français').fill('Qui est-ce');
    await titleIn(page, 'Nederlands').fill('Wie is het');
    await page.keyboard.press('Tab');
    await isSaved(page);
    await titleIn(other, 'Français').fill('La personne');
    await titleIn(other, 'English').fill('The person');
    await other.keyboard.press('Tab');
    await expect(other.getByText('1 endroit a été modifié ici et ailleurs')).toBeVisible();
    // What one alone has changed is there already.
    await expect(titleIn(other, 'Nederlands')).toHaveValue('Wie is het');
    await expect(titleIn(other, 'English')).toHaveValue('The person');
    await other.context().close();
  },
);
