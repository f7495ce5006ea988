import { isAccessible, screens } from '../support/accessible.ts';
import { signInInFrench, startExample, validate } from '../support/examples.ts';
import { serverOnly } from '../support/serverOnly.ts';
import { signOut } from '../support/signIn.ts';
import { expect, test } from '../support/test.ts';

// A link that opens nothing is refused, and so is a record of another patient.
test.use({ expectedFailure: /401 \(Unauthorized\)|403 \(Forbidden\)|404 \(Not Found\)/ });

test(
  'NP-4: a physician whom a hub vouches for reads one patient’s records, and nothing else, by the keyboard',
  serverOnly('a link is signed, and believed, by servers; a mock has none of their keys'),
  async ({ page }) => {
    const physician = 'Hélène Simon';
    await signInInFrench(page, 'Nora Willems');
    const path = await startExample(page, /^Implantation/, 'Petit');
    await page.getByLabel('Organisme assureur du patient').selectOption('Mutualité Exemple');
    await validate(page);
    await expect(page.getByRole('main').getByText('C’est validé')).toBeVisible();
    await page.goto('/');
    // Not validated: nobody knows yet whose it is.
    const other = await startExample(page, /^Implantation/, 'Autre');
    await signOut(page, 'Nora Willems');

    // The hub's page, from the one where development asks who to be.
    await page.goto('/auth/login');
    await page.getByRole('link', { name: 'Ou venir par le lien d’un hub' }).press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Un hub' })).toBeVisible();
    await page
      .getByRole('combobox', { name: 'Patient' })
      .selectOption({ label: 'Jeanne Petit (61031712684)' });
    await page.getByRole('button', { name: 'Créer le lien' }).press('Enter');
    const link = (await page.getByLabel('Adresse du lien').first().inputValue()) ?? '';
    const altered = `${link.slice(0, -20)}${link.at(-20) === 'A' ? 'B' : 'A'}${link.slice(-19)}`;
    for (const [name, size] of screens) {
      await page.setViewportSize(size);
      await isAccessible(page, `hub, ${name}`);
    }
    await page.getByRole('button', { name: 'Ouvrir le dossier' }).first().press('Enter');

    const notice = page.getByText('Lecture seule, par le lien de Hub Exemple');
    await expect(notice).toBeVisible();
    expect(new URL(page.url()).search).toBe('');
    const lines = page.getByRole('table').getByRole('row').filter({ hasText: 'Petit' });
    await expect(lines.first()).toBeVisible();
    await expect(page.getByRole('link', { name: 'Nouvel enregistrement' })).toHaveCount(0);
    for (const [name, size] of screens) {
      await page.setViewportSize(size);
      await isAccessible(page, `records by a link, ${name}`);
    }

    await page.goto(path);
    await expect(notice).toBeVisible();
    await expect(page.getByRole('main').getByText(/^Petit Jeanne/)).toBeVisible();
    await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0);
    await expect(page.getByRole('button', { name: /^(Valider|Corriger|Annuler)/ })).toHaveCount(0);
    await page.goto(other);
    await expect(page.getByRole('heading', { level: 1, name: /introuvable/i })).toBeVisible();

    // Brought again, or altered by one character: one page, which says the same.
    for (const address of [link, altered]) {
      const answer = await page.goto(address);
      expect(answer?.status()).toBe(403);
      await expect(
        page.getByRole('heading', { level: 1, name: 'Ce lien n’ouvre aucun dossier' }),
      ).toBeVisible();
    }
    await page.goto('/');
    await page.getByRole('button', { name: `Compte de ${physician}` }).press('Enter');
    await page.getByRole('menuitem', { name: 'Se déconnecter' }).press('Enter');
    await expect(
      page.getByRole('heading', { level: 1, name: 'Ce lien n’ouvre aucun dossier' }),
    ).toBeVisible();
    await isAccessible(page, 'a link that has ended');
    await page.goto(path);
    await expect(page.getByText('Se connecter').first()).toBeVisible();
  },
);
