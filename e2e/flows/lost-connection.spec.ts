import type { BrowserContext, Page } from '@playwright/test';
import { ask } from '../support/api.ts';
import { field, section } from '../support/form.ts';
import { createRecord, fillBeneficiary, fillImplantation } from '../support/implantation.ts';
import { signIn, signInAgain, signOut } from '../support/signIn.ts';
import { expect, test } from '../support/test.ts';
import { cutOff, kill, lose, lostKeys, mend } from '../support/trouble.ts';

// The connection is cut and sessions end on purpose.
test.use({ expectedFailure: /401 \(Unauthorized\)|412 \(Precondition Failed\)|net::ERR_/ });

const lastName = (page: Page) => field(section(page, 'Bénéficiaire'), 'Nom');
const restored = (page: Page) => page.getByText('Votre saisie non envoyée a été retrouvée');
const isSaved = (page: Page) => page.getByRole('status').filter({ hasText: /^Enregistré à \d\d:\d\d$/ });
const isOffline = (page: Page) => page.getByRole('status').filter({ hasText: /gardé dans ce navigateur$/ });
const idOf = (address: string) => address.split('/').at(-1) ?? '';

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

const stored = async (page: Page, address: string) =>
  (await ask<Stored>(page, `/api/records/${idOf(address)}`)).body;

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
  await lose(page, '/draft', 'no answer');
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
  await cutOff(page);
  await lastName(page).fill('Vandenbroucke');
  await expect(isOffline(page)).toBeVisible();
  await kill(page);

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

test('while the server cannot, it says so in four languages, nothing typed is lost, and saving resumes by itself', async ({
  page,
}) => {
  await signIn(page, 'Claire Dubois');
  const address = await createRecord(page);
  await lose(page, '/draft', 'unavailable');
  await lastName(page).fill('Tenace');
  for (const [button, words] of [
    ['Nederlands', /^Niet opgeslagen: nieuwe poging over \d+ secon/],
    ['Deutsch', /^Nicht gespeichert: neuer Versuch in \d+ Sekunde/],
    ['English', /^Not saved: trying again in \d+ second/],
    ['Français', /^Non enregistré : nouvel essai dans \d+ seconde/],
  ] as const) {
    await page.getByRole('button', { name: button, exact: true }).click();
    await expect(page.getByRole('status').filter({ hasText: words })).toBeVisible();
  }
  await expect(lastName(page)).toHaveValue('Tenace');
  await lastName(page).press('End');
  await lastName(page).pressSequentially('ment');
  await mend(page);
  await expect(isSaved(page)).toBeVisible();
  await expect.poll(() => storedName(page, address)).toBe('Tenacement');
});

test('a send whose answer was lost with the tab has been sent once, under one code', async ({
  page,
  context,
}) => {
  await signIn(page, 'Claire Dubois');
  const address = await createRecord(page);
  await fillBeneficiary(page, 'Perdue');
  await fillImplantation(page);
  await lose(page, '/commands', 'never arrives');
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.getByText('L’envoi n’a pas abouti')).toBeVisible();
  const keys = await lostKeys(page);
  expect(keys).toHaveLength(1);
  await kill(page);

  // The command never arrived: it is offered again, and repeated with its own key.
  const again = await reopen(context, address);
  await expect(again.getByText('L’envoi n’a pas abouti')).toBeVisible();
  await lose(again, '/commands', 'answer lost');
  await again.getByRole('button', { name: 'Envoyer' }).click();
  await expect.poll(() => lostKeys(again)).toEqual(keys);
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
  await lose(page, '/draft', 'never arrives');
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
  await signInAgain(page, 'Claire Dubois');
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
  await signOut(colleague, 'Karim Haddad');
  await colleague.close();
  await kill(page);

  const own = await reopen(context, '/');
  await signIn(own, 'Claire Dubois');
  await own.getByRole('link', { name: 'Première implantation · Gardée' }).click();
  await expect(lastName(own)).toHaveValue('Gardée');
  await expect.poll(() => storedName(own, address)).toBe('Gardée');
});
