import type { StuckList, StuckSending } from '@greffe/client';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { aRecord, aStep, organisation, problem, renderPortal } from '../../../test/portal.tsx';

const stuck: StuckSending = {
  kind: 'message',
  key: 'm1',
  record: 'r1',
  registry: 'library',
  titles: {
    registry: { fr: 'Bibliothèque' },
    recordType: { fr: 'Prêt' },
    message: { fr: 'Un livre vous attend' },
    role: { fr: 'Lecteur' },
  },
  organisation,
  person: 'Jo Janssens',
  channel: 'email',
  fault: 'unreachable',
  attempts: 3,
  since: '2026-11-22T08:00:00Z',
  triedAt: '2026-11-22T08:30:00Z',
  canOpen: true,
  goesOn: true,
};
const others: readonly StuckSending[] = [
  { ...stuck, key: 'm2', canOpen: false, person: 'Ada Dupont', fault: 'noAddress', goesOn: false },
  { ...stuck, kind: 'transmission', key: 'r1:1', code: 'LB-7K2M', receiver: 'healthdata', fault: 'waiting' },
];
const list = (...items: readonly StuckSending[]): StuckList => ({ items: [...items], isMore: false });
const row = (name: RegExp) => screen.findByRole('row', { name });

it('says what has not left, why and what happens next; one is tried again, and the title has the focus', async () => {
  const sendAgain = vi.fn(async () => list(...others));
  renderPortal('/sendings', { stuckSendings: async () => list(stuck, ...others), sendAgain });
  const first = await row(/Jo Janssens/);
  expect(first).toHaveTextContent('Le serveur des messages ne répond pas ou ne l’a pas pris.');
  expect(first).toHaveTextContent('3 essais, le dernier le 22/11/2026, 09:30');
  expect(within(first).getByRole('link')).toHaveAttribute('href', '/records/r1');
  expect(first).toHaveTextContent('Sera réessayé tout seul.');
  const second = await row(/Ada Dupont/);
  expect(within(second).queryByRole('link'), 'not the record’s support').not.toBeInTheDocument();
  expect(second).toHaveTextContent('ni adresse e-mail ni numéro de GSM');
  expect(second).toHaveTextContent('Attend que quelqu’un y remédie.');
  expect(await row(/à healthdata/)).toHaveTextContent('LB-7K2M · Prêt');
  await userEvent.click(
    within(first).getByRole('button', {
      name: 'Réessayer : Un livre vous attend, à Jo Janssens (Lecteur)',
    }),
  );
  expect(sendAgain).toHaveBeenCalledWith({ kind: 'message', key: 'm1' });
  expect(await screen.findByText('C’est réessayé maintenant.')).toBeVisible();
  expect(screen.queryByRole('row', { name: /Jo Janssens/ })).not.toBeInTheDocument();
  expect(screen.getByRole('heading', { level: 1 })).toHaveFocus();
});

it('says that one has left meanwhile', async () => {
  const sendAgain = () => Promise.reject(problem(404));
  renderPortal('/sendings', { stuckSendings: async () => list(stuck), sendAgain });
  await userEvent.click(within(await row(/Jo Janssens/)).getByRole('button'));
  expect(await screen.findByText('Il est parti entre-temps, ou il n’existe plus.')).toBeVisible();
});

it('is no page for whoever looks after nothing', async () => {
  renderPortal('/sendings', { stuckSendings: () => Promise.reject(problem(404)) });
  expect(await screen.findByRole('heading', { level: 1, name: /introuvable|existe pas/i })).toBeVisible();
});

it('where somebody is reached is kept as the server reads it; a fault stands at its field, with the focus', async () => {
  const errors = [{ pointer: '/phone', code: 'phoneNumber', message: 'Ce numéro n’est pas possible.' }];
  const changeContact = vi
    .fn(async (_: object) => ({ email: 'ada@example.org', phone: '+32470123456' }))
    .mockRejectedValueOnce(problem(422, { errors }));
  renderPortal('/account/contact', { contact: async () => ({ email: 'ada@example.org' }), changeContact });
  const phone = await screen.findByRole('textbox', { name: /Numéro de GSM/ });
  expect(screen.getByRole('textbox', { name: /Adresse e-mail/ })).toHaveValue('ada@example.org');
  await userEvent.type(phone, '12{Enter}');
  expect(phone).toHaveAccessibleDescription(expect.stringContaining('Ce numéro n’est pas possible.'));
  expect(phone).toHaveFocus();
  await userEvent.clear(phone);
  await userEvent.type(phone, '0470 12 34 56{Enter}');
  expect(changeContact).toHaveBeenLastCalledWith({ email: 'ada@example.org', phone: '0470 12 34 56' });
  expect(await screen.findByText('Vos coordonnées sont enregistrées.')).toBeVisible();
  expect(phone).toHaveValue('+32470123456');
});

it('a record says what its receiver wants corrected, by step and field', async () => {
  const [step] = aRecord().steps;
  const record = aRecord({
    status: 'correctionsNeeded',
    sending: { arrival: 'ok', version: 1, since: '2026-11-22T08:00:00Z' },
    corrections: [
      { step: step?.id ?? '', pointer: '', comment: 'Ce livre n’existe pas.' },
      { step: step?.id ?? '', pointer: '/missing', comment: 'Depuis quand ?' },
    ],
  });
  renderPortal('/records/r1', { record: async () => record });
  expect(await screen.findByText('Le destinataire demande des corrections')).toBeVisible();
  expect(screen.getByText(/ : Ce livre n’existe pas\.$/)).toBeVisible();
  expect(screen.getByText(/, « missing » : Depuis quand \?$/)).toBeVisible();
});

it('a record that was sent says whether its receiver has confirmed it, and that it has not after 48 hours', async () => {
  const sent = (arrival: 'pending' | 'ok' | 'nok') => ({
    record: async () =>
      aRecord({
        status: 'sent',
        sending: { arrival, version: 1, since: '2026-11-22T08:00:00Z' },
        steps: [aStep({ status: 'validated', commands: [] })],
      }),
  });
  const confirmed = 'Le destinataire a confirmé la réception.';
  const awaited = /doit encore confirmer qu’il l’accepte \(en attente\)/;
  const late = /n’est pas confirmée après 48 heures \(NOK\)/;
  const first = renderPortal('/records/r1', sent('ok'));
  expect(await screen.findByText(confirmed)).toBeVisible();
  first.unmount();
  const second = renderPortal('/records/r1', sent('pending'));
  expect(await screen.findByText(awaited)).toBeVisible();
  expect(screen.queryByText(late)).toBeNull();
  second.unmount();
  renderPortal('/records/r1', sent('nok'));
  expect(await screen.findByText(late)).toBeVisible();
  expect(screen.queryByText(confirmed)).toBeNull();
});
