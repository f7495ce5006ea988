import type { Page } from '@playwright/test';
import { moveClock } from '../support/clock.ts';
import { createRecord } from '../support/implantation.ts';
import { signIn } from '../support/signIn.ts';
import { expect, test } from '../support/test.ts';

const barOf = (page: Page) => page.getByRole('region', { name: 'Horloge du serveur' });

test('a person moves the clock from the bar, and it stays moved until it is reset', async ({ page }) => {
  await signIn(page, 'Claire Dubois');
  const bar = barOf(page);
  try {
    await expect(bar.getByText('heure réelle de Bruxelles')).toBeVisible();
    await bar.getByRole('button', { name: '+5 minutes' }).click();
    await expect(bar.getByRole('status')).toContainText('L’horloge indique maintenant');
    await bar.getByRole('button', { name: 'Lendemain, 08:00' }).click();
    await expect(bar.getByText(/, 08:00$/).first()).toBeVisible();
    const { now } = await moveClock(page, { advance: 'P1D' });
    await page.reload();
    await expect(bar.getByText('heure simulée de Bruxelles')).toBeVisible();
    const shown = await bar.locator('time').getAttribute('datetime');
    expect(Date.parse(shown ?? '')).toBeGreaterThan(Date.parse(now) - 2_000);
    await bar.getByRole('button', { name: 'Revenir au temps réel' }).click();
    await expect(bar.getByText('heure réelle de Bruxelles')).toBeVisible();
  } finally {
    await moveClock(page, { reset: true });
  }
});

test('the bar covers neither the actions of a form nor what takes the focus', async ({ page }) => {
  await signIn(page, 'Claire Dubois');
  await createRecord(page);
  const top = async () => (await barOf(page).boundingBox())?.y ?? 0;
  const send = page.getByRole('button', { name: 'Envoyer' });
  const button = await send.boundingBox();
  expect((button?.y ?? 0) + (button?.height ?? 0)).toBeLessThanOrEqual(await top());
  const fields = page.locator('main form').getByRole('textbox');
  for (let index = 0; index < 8; index += 1) {
    const field = fields.nth(index);
    await field.focus();
    const box = await field.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0), `field ${index + 1}`).toBeLessThan(await top());
  }
});
