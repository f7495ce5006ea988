import type { ErasableRecord, ErasureList } from '@greffe/client';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { organisation, problem, renderPortal } from '../../../test/portal.tsx';

const found: ErasableRecord = {
  record: '0192e0c0-0000-7000-8000-000000000001',
  registry: 'library',
  titles: { registry: { fr: 'Bibliothèque' }, recordType: { fr: 'Prêt' } },
  organisation,
  code: 'LB-7K2M',
  createdAt: '2026-01-05T09:00:00Z',
  updatedAt: '2026-02-05T09:00:00Z',
};
const aRequest = (more: object = {}) => ({
  ...found,
  id: 4,
  reason: 'Mauvaise personne.',
  askedBy: 'Jo Janssens',
  askedAt: '2026-11-20T09:00:00Z',
  isOwn: false,
  ...more,
});
const aList = (more: Partial<ErasureList> = {}): ErasureList => ({
  registries: [
    { id: 'library', title: { fr: 'Bibliothèque' }, retention: { period: 'P30Y', from: 'lastChange' } },
  ],
  requests: [],
  due: [],
  done: [],
  today: '2026-11-22',
  ...more,
});
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

it('a record is found by its code, and its erasure asked for with a reason', async () => {
  const lookAtErasable = vi.fn(async () => found);
  const askErasure = vi.fn(async () => aList({ requests: [aRequest({ isOwn: true })] }));
  renderPortal('/erasures', { erasures: async () => aList(), lookAtErasable, askErasure });
  expect(
    await screen.findByText('Bibliothèque : 30 ans à partir de la dernière modification.'),
  ).toBeVisible();
  await press('Chercher');
  const field = screen.getByRole('textbox', { name: /Code d’enregistrement/ });
  expect(field).toHaveAccessibleDescription(expect.stringContaining('Indiquez le code ou le numéro.'));
  await userEvent.type(field, 'LB-7K2M{Enter}');
  await press('Demander l’effacement');
  const dialog = await screen.findByRole('dialog', { name: 'Demander l’effacement de LB-7K2M ?' });
  await userEvent.click(within(dialog).getByRole('button', { name: 'Demander l’effacement' }));
  expect(askErasure, 'without a reason').not.toHaveBeenCalled();
  await userEvent.type(within(dialog).getByRole('textbox', { name: /Motif/ }), 'Mauvaise personne.');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Demander l’effacement' }));
  expect(lookAtErasable).toHaveBeenCalledWith('LB-7K2M');
  expect(askErasure).toHaveBeenCalledWith({ record: found.record, reason: 'Mauvaise personne.' });
  const row = await screen.findByRole('row', { name: /LB-7K2M/ });
  expect(within(row).getByText(/un autre administrateur doit le faire/)).toBeVisible();
  expect(within(row).queryByRole('button', { name: /^Effacer/ })).not.toBeInTheDocument();
});

it('what another has asked for is erased once it was said what goes and what stays; a refusal stands in words', async () => {
  const done = {
    ...found,
    at: '2026-11-22T09:00:00Z',
    ground: 'request' as const,
    reason: 'Mauvaise personne.',
  };
  const confirmErasure = vi
    .fn(async (_: number) => aList({ done: [{ ...done, askedBy: 'Jo Janssens', by: 'Ada Dupont' }] }))
    .mockRejectedValueOnce(problem(409, { detail: 'Il est encore en route.' }));
  renderPortal('/erasures', { erasures: async () => aList({ requests: [aRequest()] }), confirmErasure });
  await press('Effacer LB-7K2M');
  const dialog = await screen.findByRole('alertdialog', { name: 'Effacer définitivement LB-7K2M ?' });
  expect(within(dialog).getByText(/Disparaissent : tout ce qui a été encodé/)).toBeVisible();
  expect(within(dialog).getByText(/Restent : le code/)).toBeVisible();
  const confirm = within(dialog).getByRole('button', { name: 'Effacer définitivement' });
  await userEvent.click(confirm);
  expect(await within(dialog).findByText('Il est encore en route.')).toBeVisible();
  await userEvent.click(confirm);
  expect(await screen.findByText('Demandé par Jo Janssens, exécuté par Ada Dupont')).toBeVisible();
  expect(screen.getByText('Aucune demande.')).toBeVisible();
});

it('a code that nobody has, and the page for who administers nothing', async () => {
  const { unmount } = renderPortal('/erasures', {
    erasures: async () => aList(),
    lookAtErasable: async () => Promise.reject(problem(404)),
  });
  await userEvent.type(await screen.findByRole('textbox', { name: /Code d’enregistrement/ }), 'X{Enter}');
  expect(await screen.findByText(/Aucun dossier de vos registres/)).toBeVisible();
  unmount();
  renderPortal('/erasures', { erasures: async () => Promise.reject(problem(404)) });
  expect(await screen.findByRole('heading', { level: 1, name: 'Cette page n’existe pas' })).toBeVisible();
});
