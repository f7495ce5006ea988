import { moveClock } from '../support/clock.ts';
import { day } from '../support/dates.ts';
import { signInInFrench, startExample, validate } from '../support/examples.ts';
import { openFile, sendFile } from '../support/files.ts';
import { pick, tick, type } from '../support/form.ts';
import { signOut } from '../support/signIn.ts';
import { expect, test } from '../support/test.ts';

// What the council no longer sees is not there for it; a connection is cut on purpose.
test.use({
  expectedFailure: /401 \(Unauthorized\)|404 \(Not Found\)|net::ERR_(?:INTERNET_DISCONNECTED|FAILED)/,
});

test('a council asks, the hospital answers, and the council sees it for as long as it waits (NP-6, NP-14, NP-21, NP-29, CO-11)', async ({
  page,
}) => {
  const main = page.getByRole('main');
  const turn = async (name: string, path: string, work: () => Promise<void>) => {
    await signInInFrench(page, name, path);
    await work();
    await signOut(page, name);
  };
  await signInInFrench(page, 'Nora Willems');
  const path = await startExample(page, /^Implantation/, 'Council');
  await validate(page);
  await expect(main.getByText('C’est validé')).toBeVisible();
  await signOut(page, 'Nora Willems');
  try {
    await turn('Jeanne Petit', path, async () => {
      await tick(page, 'Je marque mon accord pour l’enregistrement de mes données');
      await type(page, 'Date', day(0));
      await validate(page, 'Signer');
      const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'));
      await expect(dialog.getByText(/Plus personne ne pourra corriger/)).toBeVisible();
      await dialog.getByRole('button').last().click();
      await expect(main.getByText('C’est définitif')).toBeVisible();
    });
    await turn('Nora Willems', path, async () => {
      await pick(page, 'Ce qui est stimulé', 'Moelle épinière');
      await pick(page, 'Sorte d’implantation', 'Remplacement');
      await pick(page, 'Garantie de l’ancien appareil', 'Encore sous garantie (remplacement anticipé)');
      await sendFile(page, 'Documents de la garantie', 'garantie.pdf');
      await openFile(page, 'garantie.pdf');
      await validate(page);
      await expect(main.getByText('C’est validé')).toBeVisible();
      await page.goto(path);
      await type(page, 'Date prévue', day(0));
      await pick(page, 'Centre où a lieu la concertation', 'Hôpital Saint-Exemple');
      await validate(page);
      await expect(main.getByText('C’est validé')).toBeVisible();
    });
    // NP-29: it is planned in another centre than hers.
    await turn('Anke Verhoeven', path, async () => {
      await expect(page.getByRole('heading', { level: 1, name: /introuvable/i })).toBeVisible();
    });
    await turn('Hugo De Backer', path, async () => {
      await type(page, 'Date de la concertation', day(0));
      await validate(page);
      await expect(main.getByText('C’est validé')).toBeVisible();
      await moveClock(page, { advance: 'PT5M' });
    });
    await turn('Irène Legrand', path, async () => {
      await page.goto(`${path}/steps/indication`);
      await openFile(page, 'garantie.pdf');
      await page.goto(path);
      await pick(page, 'Décision', 'Question à l’hôpital');
      await type(page, 'Question', 'Quel est le résultat de l’IRM ?');
      await validate(page);
      await expect(main.getByText(/Le message « Question du conseil »/)).toBeVisible();
      await moveClock(page, { advance: 'PT5M' });
      // It waits for the hospital now: the council sees it no longer.
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1, name: /introuvable/i })).toBeVisible();
    });
    await turn('Nora Willems', path, async () => {
      await expect(page.getByText('Quel est le résultat de l’IRM ?')).toBeVisible();
      await type(page, 'Réponse à la question du conseil', 'Pas de compression.');
      await validate(page);
      await expect(main.getByText('C’est validé')).toBeVisible();
    });
    await turn('Hugo De Backer', path, async () => {
      await tick(page, 'La réponse est complète et peut aller au conseil');
      await validate(page);
      await expect(main.getByText('C’est validé')).toBeVisible();
      await moveClock(page, { advance: 'PT5M' });
    });
    await turn('Irène Legrand', path, async () => {
      await page.getByRole('button', { name: /^Tour 1/ }).click();
      await expect(page.getByText('Quel est le résultat de l’IRM ?')).toBeVisible();
      await pick(page, 'Décision', 'Avis favorable');
      await type(page, 'Motifs', 'Le dossier est complet.');
      await validate(page);
      await expect(main.getByText('C’est validé')).toBeVisible();
    });
  } finally {
    await moveClock(page, { reset: true });
  }
});
