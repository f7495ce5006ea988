import { isAccessible, screens } from '../support/accessible.ts';
import { ask } from '../support/api.ts';
import { signInInFrench, startExample, validate } from '../support/examples.ts';
import { serverOnly } from '../support/serverOnly.ts';
import { signOut } from '../support/signIn.ts';
import { expect, test } from '../support/test.ts';

// The record that was erased is asked for.
test.use({ expectedFailure: /401 \(Unauthorized\)|404 \(Not Found\)/ });

const reason = 'Ouvert pour la mauvaise personne.';

test(
  'two administrators erase a record, by the keyboard: from then on nobody finds it, and the list says that it was',
  serverOnly('a key is destroyed in the database of a server; the mock’s is gone with its page anyway'),
  async ({ page }) => {
    const physician = 'Nora Willems';
    await signInInFrench(page, physician);
    const path = await startExample(page, /^Implantation/, 'Effacée');
    await validate(page);
    await expect(page.getByRole('main').getByText('C’est validé')).toBeVisible();
    const id = path.split('/').at(-1) ?? '';
    const before = await ask(page, `/api/records/${id}`);
    expect(before.status).toBe(200);
    await signOut(page, physician);

    // The first asks, and cannot do it alone.
    await signInInFrench(page, 'Nora Claes', '/erasures');
    await page.getByRole('textbox', { name: /^Code d’enregistrement ou numéro/ }).fill(id);
    await page.getByRole('button', { name: 'Chercher' }).press('Enter');
    await expect(page.getByRole('main').getByText('Effacée')).toHaveCount(0);
    await page.getByRole('button', { name: 'Demander l’effacement' }).press('Enter');
    const question = page.getByRole('dialog');
    await question.getByRole('textbox', { name: /Motif/ }).fill(reason);
    await question.getByRole('button', { name: 'Demander l’effacement' }).press('Enter');
    const open = page.getByRole('row').filter({ hasText: id });
    await expect(open.getByText(/un autre administrateur doit le faire/)).toBeVisible();
    await expect(page.getByRole('button', { name: `Effacer ${id}` })).toHaveCount(0);
    for (const [name, size] of screens) {
      await page.setViewportSize(size);
      await isAccessible(page, `erasures, ${name}`);
    }
    await signOut(page, 'Nora Claes');

    await signInInFrench(page, 'Otto Maes', '/erasures');
    await page.getByRole('button', { name: `Effacer ${id}` }).press('Enter');
    const sure = page.getByRole('alertdialog', { name: `Effacer définitivement ${id} ?` });
    await expect(sure.getByText(/^Disparaissent : tout ce qui a été encodé/)).toBeVisible();
    await isAccessible(page, 'asked whether it is to be erased');
    await sure.getByRole('button', { name: 'Effacer définitivement' }).press('Enter');
    const done = page.getByRole('row').filter({ hasText: reason });
    await expect(done.getByText('Demandé par Nora Claes, exécuté par Otto Maes')).toBeVisible();
    await expect(page.getByText('Aucune demande.')).toBeVisible();
    await signOut(page, 'Otto Maes');

    // Who began it finds what is never there.
    await signInInFrench(page, physician, path);
    await expect(page.getByRole('heading', { level: 1, name: /introuvable/i })).toBeVisible();
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const never = await ask(page, `/api/records/${id.replace(/.$/, (last) => (last === '0' ? '1' : '0'))}`);
    for (const address of [`/api/records/${id}`, `/api/records/${id}/audit`])
      expect(await ask(page, address)).toEqual(never);
    expect(JSON.stringify((await ask(page, '/api/records?size=100')).body)).not.toContain(id);
  },
);
