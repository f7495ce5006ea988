import { ask } from '../support/api.ts';
import { createRecord, fillBeneficiary } from '../support/implantation.ts';
import { signIn, signOut } from '../support/signIn.ts';
import { expect, test } from '../support/test.ts';

test.use({ expectedFailure: /401 \(Unauthorized\)|404 \(Not Found\)/ });

test('another hospital’s record answers like one that does not exist (CO-9)', async ({ page }) => {
  await signIn(page, 'Claire Dubois');
  const address = await createRecord(page);
  await fillBeneficiary(page, 'Secret');
  await expect(page.getByRole('status').filter({ hasText: /^Enregistré à/ })).toBeVisible();

  await signOut(page, 'Claire Dubois');
  await signIn(page, 'Els Peeters');
  const answers: string[] = [];
  for (const url of [address, address.replace(/.{4}$/, '0000')]) {
    await page.goto(url);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    answers.push(await page.getByRole('main').innerText());
  }
  expect(answers[0]).toBe(answers[1]);
  expect(answers[0]).not.toContain('Secret');
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('Secret')).toHaveCount(0);
});

test('somebody without access sees no registry and is told whom to ask (CG-1)', async ({ page }) => {
  await signIn(page, 'Anna Schmitz');
  // Her account is in German: the language follows the person, not the browser.
  await expect(page.getByText(/Bitten Sie .* um Zugang|Beantragen Sie den Zugang/).first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Neue Registrierung' })).toHaveCount(0);
  await expect(page.getByRole('table')).toHaveCount(0);
});

test('signing out ends the session: going back shows nothing of it (CG-16)', async ({ page }) => {
  await signIn(page, 'Claire Dubois');
  const address = await createRecord(page);
  await signOut(page, 'Claire Dubois');
  await page.goto(address);
  await expect(page.getByText('Se connecter').first()).toBeVisible();
  expect((await ask(page, '/api/session')).status).toBe(401);
});
