import type { Page } from '@playwright/test';
import { day } from '../support/dates.ts';
import { choose, go, tabTo, tabToAny, typeInto, typeWithin } from '../support/keyboard.ts';
import { administrator, isSaved, noStudio, openStudio } from '../support/studio.ts';
import { expect, test } from '../support/test.ts';

test(
  'by keyboard alone: a registry made from nothing, published, and a record of it filled in',
  noStudio,
  async ({ page }) => {
    // Hundreds of keys, one after the other.
    const id = `trial-${Date.now().toString(36)}`;
    const title = `Prothèses ${id}`;
    await openStudio(page);

    await test.step('begun', async () => {
      await go(page, 'Nouveau registre');
      await expect(page.getByRole('heading', { level: 1, name: 'Nouveau registre' })).toBeVisible();
      await typeWithin(page, 'Titre du registre', 'Titre (Français)', title);
      await typeWithin(page, 'Titre du registre', 'Titre (Nederlands)', 'Proefprothesen');
      await typeInto(page, 'Nom court', id);
      await typeInto(page, 'Adresse de l’assistance', 'support@example.org');
      await typeInto(page, 'Base légale', 'Convention d’essai');
      await typeInto(page, 'Article', '3');
      await tabToAny(
        page,
        page.getByRole('group', { name: 'Rôle 1' }).getByRole('combobox'),
        'who tries role 1',
      );
      await page.keyboard.type('Thomas');
      await tabToAny(
        page,
        page.getByRole('group', { name: 'Rôle 2' }).getByRole('combobox'),
        'who tries role 2',
      );
      await page.keyboard.type('Amina');
      await go(page, 'Créer le registre');
      await expect(page).toHaveURL(/\/studio\/drafts\/[0-9a-f-]{36}/);
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    });

    await test.step('a second step, for the other role', async () => {
      await go(page, 'Ajouter une étape : Dossier');
      const dialog = page.getByRole('dialog', { name: 'Nouvelle étape' });
      await expect(dialog).toBeVisible();
      await typeInto(page, 'Titre (Français)', 'Contrôle');
      await typeInto(page, 'Titre (Nederlands)', 'Controle');
      await typeInto(page, 'Nom dans les fichiers', 'check');
      await tabTo(page, 'Vérificateur');
      await page.keyboard.press('Space');
      await go(page, 'Ajouter une étape');
      await expect(dialog).toBeHidden();
      await tabToAny(
        page,
        page
          .getByRole('group', { name: 'Étapes qui doivent être faites avant' })
          .getByRole('checkbox', { name: 'Identité' }),
        'what comes before',
      );
      await page.keyboard.press('Space');
      await isSaved(page);
    });

    await test.step('fields of both steps', async () => {
      await go(page, 'Champs', 'Shift+Tab');
      await expect(page.getByRole('combobox', { name: 'Étape' })).toBeVisible();
      await addField(page, 'Date', 'Date de pose', 'Datum van plaatsing');
      await addField(page, 'Date', 'Date de contrôle prévue', 'Geplande controledatum');
      await tabTo(page, 'Étape', 'Shift+Tab');
      await page.keyboard.type('Contr');
      await addField(page, 'Case à cocher', 'Le dossier est complet', 'Het dossier is volledig');
      await isSaved(page);
    });

    await test.step('a rule with its sentence of the law', async () => {
      await go(page, 'Règles', 'Shift+Tab');
      await go(page, 'Ajouter une règle');
      const dialog = page.getByRole('dialog', { name: 'Nouvelle règle' });
      await typeInto(page, 'Phrase montrée (Français)', 'Le contrôle ne vient pas avant la pose.');
      await typeInto(page, 'Phrase montrée (Nederlands)', 'De controle komt niet voor de plaatsing.');
      await choose(
        page,
        dialog.getByRole('combobox', { name: 'Montrée à côté du champ' }),
        'Date de contrôle prévue',
      );
      await go(page, 'Ajouter une règle');
      await expect(dialog).toBeHidden();
      const line = page.getByRole('group', { name: 'Condition 1' });
      await choose(page, line.getByRole('combobox', { name: 'Champ' }), /Date de contrôle prévue$/);
      await choose(page, line.getByRole('combobox', { name: 'Comparaison' }), 'n’est pas avant');
      await choose(page, line.getByRole('combobox', { name: 'Origine de la valeur' }), 'Un autre champ');
      await choose(page, line.getByRole('combobox', { name: 'Valeur', exact: true }), /Date de pose$/);
      await expect(line.getByText(/ne compte pas encore/)).toBeHidden();
      await tabTo(page, 'Proposée en plus');
      await page.keyboard.press('ArrowUp');
      await expect(page.getByRole('radio', { name: 'Le texte légal la demande' })).toBeChecked();
      await typeInto(page, 'Source', 'Convention d’essai');
      await typeInto(page, 'Article', '§2');
      await typeInto(page, 'Phrase du texte légal', 'Le contrôle a lieu après la pose.');
      await isSaved(page);
    });

    await test.step('published', async () => {
      await go(page, 'Publier', 'Shift+Tab');
      await expect(page.getByRole('textbox', { name: 'Notes' })).toBeVisible();
      await typeInto(page, 'Notes', 'Première version.');
      await go(page, 'Publier…');
      const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'));
      await expect(dialog).toBeVisible();
      await go(page, /^Publier la version/);
      await expect(
        page
          .getByText('La version 1.0.0 est en vigueur')
          .or(page.getByText(/est en vigueur$/))
          .first(),
      ).toBeVisible();
    });

    await test.step('a record of it, filled in by who has the role', async () => {
      await go(page, `Compte de ${administrator}`, 'Shift+Tab');
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await go(page, /Se connecter/);
      await go(page, /Thomas Leroy/);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await go(page, /Nouvel enregistrement/);
      const kind = page.getByRole('radiogroup', { name: title }).getByRole('radio', { name: /Dossier/ });
      await tabToAny(page, page.getByRole('radio'), 'the kinds of record');
      await expect(async () => {
        await page.keyboard.press('ArrowDown');
        await expect(kind).toBeChecked({ timeout: 200 });
      }).toPass();
      await go(page, 'Créer l’enregistrement');
      await typeInto(page, 'Numéro de registre national (NISS) ou BIS', '61031712684');
      await typeInto(page, 'Nom', 'Petit');
      await typeInto(page, 'Prénom', 'Jeanne');
      await typeInto(page, 'Date de pose', day(-3));
      await typeInto(page, 'Date de contrôle prévue', day(-5));
      await go(page, 'Valider');
      await go(page, 'Le contrôle ne vient pas avant la pose.');
      await expect(page.getByRole('textbox', { name: 'Date de contrôle prévue' })).toBeFocused();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(day(4));
      await go(page, 'Valider');
      const path = page.getByRole('navigation', { name: 'Étapes de l’enregistrement' });
      await expect(path.getByRole('link', { name: /Contrôle/ })).not.toHaveAccessibleName(/Attend/);
    });
  },
);

/** Picks a kind from the palette, by Tab to its group and arrows within, and says what the field is called. */
async function addField(page: Page, kind: string, french: string, dutch: string): Promise<void> {
  const group = page.getByRole('grid', { name: 'Courants' });
  await tabToAny(page, group.getByRole('row'), 'the usual kinds of field');
  const row = group.getByRole('row', { name: kind, exact: true });
  await expect(async () => {
    if ((await page.locator(':focus').and(row).count()) === 0) await page.keyboard.press('ArrowDown');
    await expect(row).toBeFocused({ timeout: 200 });
  }).toPass();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: `Nouveau champ : ${kind}` });
  await expect(dialog).toBeVisible();
  await typeInto(page, 'Libellé (Français)', french);
  await typeInto(page, 'Libellé (Nederlands)', dutch);
  await go(page, 'Ajouter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('row', { name: new RegExp(french) })).toBeVisible();
}
