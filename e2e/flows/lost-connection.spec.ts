import type { BrowserContext, Page } from '@playwright/test';
import { field, section } from '../support/form.ts';
import { createRecord, fillBeneficiary, fillImplantation } from '../support/implantation.ts';
import { signIn } from '../support/signIn.ts';
import { expect, test } from '../support/test.ts';

// The connection is cut and sessions end on purpose.
test.use({ expectedFailure: /401 \(Unauthorized\)|412 \(Precondition Failed\)|net::ERR_/ });

const lastName = (page: Page) => field(section(page, 'Bénéficiaire'), 'Nom');
const restored = (page: Page) => page.getByText('Votre saisie non envoyée a été retrouvée');
const isSaved = (page: Page) => page.getByRole('status').filter({ hasText: /^Enregistré à \d\d:\d\d$/ });
const isOffline = (page: Page) => page.getByRole('status').filter({ hasText: /gardé dans ce navigateur$/ });
const idOf = (address: string) => address.split('/').at(-1) ?? '';

/** Ends the page's process, as the system or a crash would: no handler of the page runs any more. */
async function kill(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash');
  const session = await page.context().newCDPSession(page);
  // Never answered: who would answer is gone.
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
  await page.close();
}

async function reopen(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

interface Stored {
  readonly revision: number;
  readonly status: string;
  readonly code?: string;
  readonly steps: readonly { readonly data: { readonly beneficiary?: { readonly lastName?: string } } }[];
}

async function stored(page: Page, address: string): Promise<Stored> {
  return (await page.request.get(`/api/records/${idOf(address)}`)).json();
}

const storedName = async (page: Page, address: string) =>
  (await stored(page, address)).steps[0]?.data.beneficiary?.lastName;

/** Everything that the browser keeps for this site, as text. */
function everythingKept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const rows: unknown[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      for (const store of database.objectStoreNames) {
        const reading = database.transaction(store).objectStore(store).getAll();
        await new Promise((resolve) => {
          reading.onsuccess = resolve;
        });
        rows.push(...reading.result);
      }
      database.close();
    }
    return JSON.stringify({ rows, local: { ...localStorage }, session: { ...sessionStorage } });
  });
}

test('CO-3: a key typed more than one second before the tab is killed is there on return', async ({
  page,
  context,
}) => {
  await signIn(page, 'Claire Dubois');
  const address = await createRecord(page);
  // Nothing reaches the server, and typing never pauses: only what the browser keeps can come back.
  await page.route('**/draft', () => undefined);
  await lastName(page).focus();
  const typedAt: number[] = [];
  for (let index = 0; index < 30; index += 1) {
    await page.keyboard.type(String.fromCharCode(97 + (index % 26)));
    typedAt.push(Date.now());
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 60)));
  }
  const killedAt = Date.now();
  await kill(page);
  const due = typedAt.filter((time) => time < killedAt - 1000).length;
  expect(due).toBeGreaterThan(10);

  const again = await reopen(context, address);
  await expect(restored(again)).toBeVisible();
  const kept = await lastName(again).inputValue();
  expect('abcdefghijklmnopqrstuvwxyzabcd'.startsWith(kept)).toBe(true);
  expect(kept.length).toBeGreaterThanOrEqual(due);
  test.info().annotations.push({ type: 'keys', description: `${kept.length} of 30, ${due} were due` });
  await expect(isSaved(again)).toBeVisible();
  await expect.poll(() => storedName(again, address)).toBe(kept);
});

test('what was typed without a connection is offered after the tab was killed, and sent once', async ({
  page,
  context,
}) => {
  await signIn(page, 'Claire Dubois');
  const address = await createRecord(page);
  const { revision } = await stored(page, address);
  await context.setOffline(true);
  await lastName(page).fill('Vandenbroucke');
  await expect(isOffline(page)).toBeVisible();
  await kill(page);
  await context.setOffline(false);

  const again = await reopen(context, '/');
  const notice = again.getByRole('status').filter({ hasText: '1 enregistrement contient des modifications' });
  await expect(notice).toContainText('non chiffrées');
  await notice.getByRole('link', { name: 'Première implantation · Vandenbroucke' }).click();
  await expect(restored(again)).toBeVisible();
  await expect(lastName(again)).toHaveValue('Vandenbroucke');
  await expect.poll(() => storedName(again, address)).toBe('Vandenbroucke');
  expect((await stored(again, address)).revision).toBe(revision + 1);

  await again.goto('/');
  await expect(again.getByRole('table')).toBeVisible();
  await expect(again.getByText('modifications non envoyées')).toBeHidden();
});

test('a send whose answer was lost with the tab has been sent once, under one code', async ({
  page,
  context,
}) => {
  await signIn(page, 'Claire Dubois');
  const address = await createRecord(page);
  await fillBeneficiary(page, 'Perdue');
  await fillImplantation(page);
  const keys: string[] = [];
  let isServerReached = false;
  await context.route('**/commands', async (route) => {
    keys.push((await route.request().headerValue('idempotency-key')) ?? '');
    if (isServerReached) await route.fetch();
    await route.abort();
  });
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.getByText('L’envoi n’a pas abouti')).toBeVisible();
  await kill(page);

  // The command never arrived: it is offered again, and repeated with its own key.
  isServerReached = true;
  const again = await reopen(context, address);
  await expect(again.getByText('L’envoi n’a pas abouti')).toBeVisible();
  await again.getByRole('button', { name: 'Envoyer' }).click();
  await expect.poll(() => keys.length).toBe(2);
  expect(keys[1]).toBe(keys[0]);
  await expect(again.getByText('L’envoi n’a pas abouti')).toBeVisible();
  const { code } = await stored(again, address);
  expect(code).toBeTruthy();
  await kill(again);

  // The command arrived, its answer did not: the record is simply sent.
  const last = await reopen(context, address);
  await expect(last.getByText(code ?? '').first()).toBeVisible();
  await expect(last.getByText('Envoyé', { exact: true }).first()).toBeVisible();
  expect((await stored(last, address)).code).toBe(code);
  await last.goto('/');
  await expect(last.getByRole('table')).toBeVisible();
  await expect(last.getByText('modifications non envoyées')).toBeHidden();
});

test('S7: signing out asks when something is unsent, and leaves nothing in the browser', async ({
  page,
  context,
}) => {
  await signIn(page, 'Claire Dubois');
  await createRecord(page);
  await page.route('**/draft', (route) => route.abort());
  await lastName(page).fill('Vanwynsberghe');
  await expect(page.getByRole('status').filter({ hasText: /gardé dans ce navigateur$/ })).toBeVisible();
  expect(await everythingKept(page)).toContain('Vanwynsberghe');

  await page.getByRole('button', { name: 'Compte de Claire Dubois' }).click();
  await page.getByRole('menuitem', { name: 'Se déconnecter' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Quitter sans enregistrer' }).click();
  await expect(
    page.getByRole('heading', { name: '1 enregistrement n’est pas entièrement envoyé' }),
  ).toBeVisible();
  await expect(page.getByRole('link', { name: 'Première implantation · Vanwynsberghe' })).toBeVisible();
  await page.getByRole('button', { name: 'Effacer et se déconnecter' }).click();
  await expect(page.getByText('Se connecter').first()).toBeVisible();
  expect(JSON.parse(await everythingKept(page))).toEqual({
    rows: [],
    local: expect.objectContaining({}),
    session: {},
  });
  expect(await everythingKept(page)).not.toContain('Vanwynsberghe');
  expect((await context.pages()[0]?.evaluate(() => Object.keys(localStorage))) ?? []).toEqual([
    'greffe.language',
  ]);
});

test('two tabs know of each other, and the one without changes follows', async ({ page, context }) => {
  await signIn(page, 'Claire Dubois');
  const address = await createRecord(page);
  await expect(page.getByText('ouvert dans un autre onglet')).toBeHidden();
  const other = await reopen(context, address);
  await expect(other.getByText('Cet enregistrement est ouvert dans un autre onglet')).toBeVisible();
  await expect(page.getByText('Cet enregistrement est ouvert dans un autre onglet')).toBeVisible();

  await lastName(page).fill('Suivie');
  await expect(lastName(other)).toHaveValue('Suivie');
  await lastName(other).fill('Relue');
  await expect(lastName(page)).toHaveValue('Relue');
  await expect(page.getByText('Cet enregistrement a été modifié ailleurs')).toBeHidden();

  await kill(other);
  await expect(page.getByText('Cet enregistrement est ouvert dans un autre onglet')).toBeHidden();
});

test('an expired session asks to sign in over the form, and saving resumes by itself', async ({
  page,
  context,
}) => {
  await signIn(page, 'Claire Dubois');
  const address = await createRecord(page);
  await context.clearCookies();
  await lastName(page).fill('Reprise');
  const [window] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('link', { name: 'Se reconnecter dans une nouvelle fenêtre' }).click(),
  ]);
  await window.getByRole('button', { name: 'Claire Dubois' }).click();
  await expect.poll(() => storedName(page, address)).toBe('Reprise');
  await expect(page.getByRole('alert')).toBeHidden();
  await expect(lastName(page)).toHaveValue('Reprise');
});

test('another person who signs in on the same browser does not inherit what was typed', async ({
  page,
  context,
}) => {
  await signIn(page, 'Claire Dubois');
  const address = await createRecord(page);
  await context.clearCookies();
  await lastName(page).fill('Gardée');
  const expired = page.getByRole('alert').filter({ hasText: 'Votre session a expiré' });
  await expect(expired).toBeVisible();

  const colleague = await context.newPage();
  await signIn(colleague, 'Karim Haddad');
  await expect(colleague.getByRole('table')).toBeVisible();
  await expect(colleague.getByText('modifications non envoyées')).toBeHidden();
  await expect(page.getByText('Une autre personne s’est connectée dans ce navigateur')).toBeVisible();
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await page.getByRole('button', { name: 'Sauver' }).click();
  await expect(page.getByText('Une autre personne s’est connectée dans ce navigateur')).toBeVisible();
  expect(await storedName(colleague, address)).not.toBe('Gardée');
  await colleague.getByRole('button', { name: 'Compte de Karim Haddad' }).click();
  await colleague.getByRole('menuitem', { name: 'Se déconnecter' }).click();
  await expect(colleague.getByText('Se connecter').first()).toBeVisible();
  await colleague.close();
  await kill(page);

  const own = await reopen(context, '/');
  await signIn(own, 'Claire Dubois');
  await own.getByRole('link', { name: 'Première implantation · Gardée' }).click();
  await expect(lastName(own)).toHaveValue('Gardée');
  await expect.poll(() => storedName(own, address)).toBe('Gardée');
});
