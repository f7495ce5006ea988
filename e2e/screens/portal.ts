import { expect, type Page } from '@playwright/test';
import { moveClock } from '../support/clock.ts';
import { signInInFrench, startExample, validate } from '../support/examples.ts';
import { tick, type } from '../support/form.ts';
import { createRecord, fillBeneficiary } from '../support/implantation.ts';
import { signIn, signOut } from '../support/signIn.ts';
import type { Journey } from './journey.ts';

/** When the pictures' server stands: nine in the morning of a Monday in Brussels. */
export const dayOfPictures = '2030-01-07T08:00:00Z';

/** The same day, typed as a Belgian does. */
const today = '07/01/2030';

const title = (page: Page, name: string | RegExp) =>
  expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

const stranger: Journey = {
  screens: ['sign-in', 'choose-person', 'hub'],
  async walk({ page, shoot }) {
    await page.goto('/');
    await title(page, /./);
    await shoot('sign-in');
    await page.goto('/auth/login');
    await title(page, /./);
    await shoot('choose-person');
    await page.getByRole('link', { name: 'Ou venir par le lien d’un hub' }).click();
    await title(page, 'Un hub');
    await shoot('hub');
  },
};

const oneStep: Journey = {
  screens: ['no-record', 'new-record', 'form', 'form-errors', 'not-found'],
  async walk({ page, shoot }) {
    await signIn(page, 'Claire Dubois');
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await shoot('no-record');
    await page.getByRole('link', { name: 'Nouvel enregistrement' }).first().click();
    await page.getByRole('radio', { name: /^Première implantation/ }).check();
    await shoot('new-record');
    await page.goto('/');
    await createRecord(page);
    await shoot('form');
    await page.getByRole('button', { name: 'Envoyer' }).click();
    await expect(page.getByRole('heading', { name: /erreurs? à corriger/ })).toBeVisible();
    await shoot('form-errors');
    await fillBeneficiary(page, 'Dupont');
    await page.goto('/records/00000000-0000-7000-8000-000000000000');
    await title(page, 'Enregistrement introuvable');
    await shoot('not-found');
  },
};

const trial: Journey = {
  screens: ['step', 'step-waiting', 'undo', 'final-question', 'final-step', 'entries', 'history', 'records'],
  async walk({ page, shoot }) {
    const main = page.getByRole('main');
    await signInInFrench(page, 'Nora Willems');
    const path = await startExample(page, /^Traitement d’essai/, 'Petit');
    await expect(page.getByRole('status').filter({ hasText: /^Enregistré à/ })).toBeVisible();
    await shoot('step');
    await page.goto(`${path}/steps/diary`);
    await expect(main.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await shoot('step-waiting');
    await page.goto(path);
    await validate(page);
    await expect(main.getByText('C’est validé')).toBeVisible();
    await shoot('undo');
    await signOut(page, 'Nora Willems');

    await signInInFrench(page, 'Jeanne Petit', path);
    await tick(page, 'Je marque mon accord pour l’enregistrement de mes données');
    await type(page, 'Date', today);
    await validate(page, 'Signer');
    const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'));
    await expect(dialog).toBeVisible();
    await shoot('final-question');
    await dialog.getByRole('button').last().click();
    await expect(main.getByText('C’est définitif')).toBeVisible();
    await shoot('final-step');
    await signOut(page, 'Jeanne Petit');

    await signInInFrench(page, 'Nora Willems', path);
    await type(page, 'Premier jour de l’essai', today);
    await type(page, 'Dernier jour de l’essai', '28/01/2030');
    await validate(page);
    await expect(main.getByText('C’est validé')).toBeVisible();
    await moveClock(page, { advance: 'P2D' });
    await page.goto(`${path}/steps/diary`);
    await expect(main.getByText('Hier, 08/01/2030')).toBeVisible();
    await shoot('entries');
    await page.goto(`${path}/history`);
    await expect(main.getByRole('listitem').first()).toBeVisible();
    await shoot('history');
    await page.goto('/');
    await expect(page.getByRole('table')).toBeVisible();
    await shoot('records');
  },
};

const people: Journey = {
  screens: [
    'access',
    'person',
    'grant',
    'own-sessions',
    'contact',
    'organisations',
    'erasures',
    'sendings',
    'no-access',
    'own-data',
    'outbox',
  ],
  async walk({ page, shoot }) {
    const main = page.getByRole('main');
    await signIn(page, 'Marc Lambert', '/access');
    await expect(page.getByRole('table')).toBeVisible();
    await shoot('access');
    await page.getByRole('table').getByRole('link').first().click();
    await expect(main.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await shoot('person');
    await page.goto('/access/new');
    await page.getByRole('textbox', { name: 'Numéro INAMI' }).fill('1-17519-45-004');
    await page.getByRole('button', { name: 'Chercher' }).click();
    await expect(page.getByText('Trouvé : Amina Benali')).toBeVisible();
    await shoot('grant');
    await page.goto('/account/sessions');
    await expect(main.getByRole('list').first()).toBeVisible();
    await shoot('own-sessions');
    await page.goto('/account/contact');
    await title(page, /./);
    await expect(main.getByRole('textbox').first()).toBeVisible();
    await shoot('contact');
    await signOut(page, 'Marc Lambert');
    await signInInFrench(page, 'Nora Claes', '/access/organisations');
    await title(page, 'Organisations');
    await shoot('organisations');
    await page.goto('/erasures');
    await title(page, /./);
    await shoot('erasures');
    await page.goto('/sendings');
    await title(page, /./);
    await shoot('sendings');
    await signOut(page, 'Nora Claes');
    await signInInFrench(page, 'Anna Schmitz');
    await shoot('no-access');
    await signOut(page, 'Anna Schmitz');
    await signInInFrench(page, 'Jeanne Petit', '/account/data');
    await title(page, /./);
    await shoot('own-data');
    await page.goto('/outbox');
    await title(page, /./);
    await shoot('outbox');
  },
};

/** Every screen of the portal that is unlike the others. */
export const portal: readonly Journey[] = [stranger, oneStep, trial, people];
