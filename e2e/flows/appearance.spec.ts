import { serverOnly } from '../support/serverOnly.ts';
import { signIn } from '../support/signIn.ts';
import { expect, test } from '../support/test.ts';

// Asking who one is before signing in; and the application that is kept back on purpose.
test.use({ expectedFailure: /401 \(Unauthorized\)|ERR_FAILED/ });

test(
  'a theme and a density chosen by keyboard are there before the first paint, in portal and studio, and in other tabs',
  serverOnly('the mock has no studio'),
  async ({ page, context }) => {
    await signIn(page, 'Nora Claes', '/studio');
    await page.getByRole('button', { name: 'Affichage' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitemradio', { name: 'Claires' }).press('ArrowDown');
    await page.getByRole('menuitemradio', { name: 'Sombres' }).press('Enter');
    await page.getByRole('menuitemradio', { name: 'Compacte' }).press('Enter');
    const chosen = { theme: 'dark', density: 'compact' };
    const shown = () => page.evaluate(() => ({ ...document.documentElement.dataset }));
    expect(await shown()).toMatchObject(chosen);
    const dark = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);

    // Without the application: what is painted first is what the early script and the styles alone make.
    const other = await context.newPage();
    await other.route(/\/assets\/.*\.js$/, (route) => route.abort());
    for (const address of ['/', '/studio']) {
      await other.goto(address);
      await expect(other.locator('body')).toHaveCSS('background-color', dark);
      await expect(other.locator('html')).toHaveAttribute('data-density', 'compact');
    }
    await other.unroute(/\/assets\/.*\.js$/);

    await other.goto('/');
    await other.getByRole('button', { name: 'Affichage' }).click();
    await other.getByRole('menuitemradio', { name: 'Contraste élevé' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'contrast');
  },
);
