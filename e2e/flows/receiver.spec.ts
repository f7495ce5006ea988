import type { Page } from '@playwright/test';
import { ask } from '../support/api.ts';
import { createRecord, fillBeneficiary, fillImplantation } from '../support/implantation.ts';
import { signIn } from '../support/signIn.ts';
import { expect, test } from '../support/test.ts';

async function turnReceiver(page: Page, state: 'up' | 'down'): Promise<void> {
  expect((await ask(page, '/dev/receiver', { state })).body).toEqual({ state });
}

test('a receiver that is down leaves the record "Envoi en cours", and it arrives when it is back (CG-5)', async ({
  page,
}) => {
  await signIn(page, 'Karim Haddad');
  await turnReceiver(page, 'down');
  try {
    await createRecord(page);
    await fillBeneficiary(page, 'Patient');
    await fillImplantation(page);
    await page.getByRole('button', { name: 'Envoyer' }).click();
    const code = page.getByText(/CGM-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/).first();
    await expect(code).toBeVisible();
    const before = await code.textContent();
    await page.reload();
    await expect(page.getByText('Envoi en cours', { exact: true }).first()).toBeVisible();

    await turnReceiver(page, 'up');
    await expect(page.getByText('Envoyé', { exact: true }).first()).toBeVisible();
    expect(await code.textContent()).toBe(before);
  } finally {
    await turnReceiver(page, 'up');
  }
});
