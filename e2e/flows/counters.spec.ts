import type { Page } from '@playwright/test';
import { ask } from '../support/api.ts';
import { moveClock } from '../support/clock.ts';
import { tomorrowMorning } from '../support/dates.ts';
import { field, pick, section } from '../support/form.ts';
import { editForm } from '../support/forms.ts';
import { createRecord, fillBeneficiary, fillImplantation } from '../support/implantation.ts';
import { serverOnly } from '../support/serverOnly.ts';
import { signIn } from '../support/signIn.ts';
import { expect, test } from '../support/test.ts';

// What a full counter has no room for is refused.
test.use({ expectedFailure: /401 \(Unauthorized\)|422 \(Unprocessable Entity\)/ });

const full = /Erreur : Le nombre maximum de prestations 174370-174381 est atteint/;
const service = (page: Page) => section(page, 'Implantation').getByRole('radiogroup', { name: 'Prestation' });
const send = (page: Page) => page.getByRole('button', { name: 'Envoyer' }).click();

const inForce = async (page: Page): Promise<unknown> =>
  (await ask<{ registries: { definition: string }[] }>(page, '/api/registries')).body.registries[0]
    ?.definition;

async function fillAndSend(page: Page, lastName: string): Promise<string> {
  const address = await createRecord(page);
  await fillBeneficiary(page, lastName);
  await fillImplantation(page);
  await send(page);
  return address;
}

test('the night sends back what a full counter has no place for; after it sending is refused, and what was typed is kept (CG-8, CG-9, CG-11)', {
  ...serverOnly('a changed definition and a night: the mock has neither, and counts nothing'),
}, async ({ page }) => {
  await signIn(page, 'Claire Dubois');
  const usual = await inForce(page);
  const putBack = await editForm('implantable-cgm/counters.json', (text) =>
    text.replace('"limit": 400', '"limit": 1').replace('"from": 350', '"from": 1'),
  );
  try {
    await expect.poll(() => inForce(page)).not.toBe(usual);
    await page.goto('/');
    await fillAndSend(page, 'Premier');
    await expect(page.getByText('Envoyé', { exact: true }).first()).toBeVisible();
    await page.goto('/');
    const late = await fillAndSend(page, 'Tardif');
    await expect(page.getByText('Envoyé', { exact: true }).first()).toBeVisible();

    await moveClock(page, { to: tomorrowMorning() });
    await page.goto(late);
    await expect(page.getByText('À corriger', { exact: true }).first()).toBeVisible();
    await expect(page.getByText('Il n’y a pas de place pour cet enregistrement')).toBeVisible();
    await expect(page.getByText(/« Prestation » : Le nombre maximum/)).toBeVisible();

    // The next one is refused at its field, while what was typed is on the server.
    await page.goto('/');
    await fillAndSend(page, 'Refusé');
    await expect(service(page)).toHaveAccessibleDescription(full);
    await page.reload();
    await expect(field(section(page, 'Bénéficiaire'), 'Nom')).toHaveValue('Refusé');
    await pick(section(page, 'Implantation'), 'Prestation', '174495-174506 (60 par année civile)');
    await send(page);
    await expect(page.getByText('Envoyé', { exact: true }).first()).toBeVisible();
  } finally {
    await moveClock(page, { reset: true });
    await putBack();
    await expect.poll(() => inForce(page)).toBe(usual);
  }
});
