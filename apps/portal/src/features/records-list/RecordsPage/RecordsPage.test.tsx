import type { RecordQuery } from '@greffe/client';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { aLine, aList, renderPortal } from '../../../../test/portal.tsx';

const lines = [
  aLine(),
  aLine({ id: 'r2', beneficiary: '', status: 'sent', code: 'LIB-7K2M-9QX4-T', date: '2026-11-15' }),
];

function search(list = aList(lines, { open: 1, sent: 1 })) {
  return vi.fn(async (_query: RecordQuery) => list);
}

describe('CG-3: the table of records', () => {
  it('shows each record with what is known of it, and leads to it', async () => {
    renderPortal('/', { searchRecords: search() });
    const link = await screen.findByRole('link', { name: 'Peeters Jan' });
    expect(link).toHaveAttribute('href', '/records/r1');
    const sent = screen.getByRole('link', { name: 'Bénéficiaire à compléter' }).closest('tr');
    const cells = within(sent as HTMLTableRowElement).getAllByRole('cell');
    expect(cells.map((cell) => cell.textContent)).toEqual([
      'Prêt',
      'Envoyé',
      '–',
      'LIB-7K2M-9QX4-T',
      '15/11/2026',
      '22/11/2026',
      'Ada Dupont',
    ]);
  });

  it('searches as one types, keeps the focus, and keeps the words out of the address', async () => {
    const searchRecords = search();
    const { router } = renderPortal('/', { searchRecords });
    const box = await screen.findByRole('searchbox', { name: 'Rechercher un enregistrement' });
    await userEvent.type(box, 'Peeters');
    await waitFor(() =>
      expect(searchRecords.mock.lastCall?.[0]).toMatchObject({ search: 'Peeters', page: 1 }),
    );
    expect(box).toHaveFocus();
    expect(router.state.location.search).toBe('');
  });

  it('filters by status with counts, and sorts by a head', async () => {
    const searchRecords = search();
    const { router } = renderPortal('/', { searchRecords });
    await userEvent.click(await screen.findByRole('button', { name: 'Envoyé 1' }));
    await waitFor(() => expect(searchRecords.mock.lastCall?.[0]).toMatchObject({ status: 'sent' }));
    await userEvent.click(screen.getByRole('button', { name: 'Bénéficiaire' }));
    await waitFor(() =>
      expect(searchRecords.mock.lastCall?.[0]).toMatchObject({
        status: 'sent',
        sort: 'beneficiary',
        order: 'asc',
      }),
    );
    expect(router.state.location.search).toBe('?status=sent&sort=beneficiary&order=asc');
  });

  it('CO-7: says whose turn it is and by when, and what is late', async () => {
    const turns = [
      aLine({ isMyTurn: true, turn: ['librarian'], due: '2026-11-20T23:00:00Z' }),
      aLine({ id: 'r2', beneficiary: 'Maes An', turn: ['curator'], due: '2026-11-30T23:00:00Z' }),
    ];
    renderPortal('/', { searchRecords: search(aList(turns)) });
    const cellsOf = (name: string) =>
      within(screen.getByRole('link', { name }).closest('tr') as HTMLTableRowElement)
        .getAllByRole('cell')
        .map((cell) => cell.textContent);
    await screen.findByText('Conservateur', { exact: false });
    expect(cellsOf('Peeters Jan')[2]).toBe('À vous En retard de 2 jours (à faire pour le 20/11/2026)');
    expect(cellsOf('Maes An')[2]).toBe('Conservateur À faire pour le 30/11/2026');
  });

  it('CO-7: shows what waits for the reader alone, and the late first', async () => {
    const searchRecords = search();
    const { router } = renderPortal('/', { searchRecords });
    await userEvent.click(await screen.findByRole('button', { name: 'À vous' }));
    await waitFor(() => expect(searchRecords.mock.lastCall?.[0]).toMatchObject({ turn: 'mine' }));
    await userEvent.click(screen.getByRole('button', { name: 'Au tour de' }));
    await waitFor(() =>
      expect(searchRecords.mock.lastCall?.[0]).toMatchObject({ turn: 'mine', sort: 'due', order: 'asc' }),
    );
    expect(router.state.location.search).toBe('?turn=mine&sort=due&order=asc');
  });

  it('says that there is nothing yet, and how to begin', async () => {
    renderPortal('/');
    expect(
      await screen.findByRole('heading', { name: 'Aucun enregistrement pour le moment' }),
    ).toBeInTheDocument();
    expect(screen.getAllByRole('link', { name: 'Nouvel enregistrement' })).toHaveLength(2);
  });

  it('says that nothing fits, and clears the filters', async () => {
    const searchRecords = vi.fn(async ({ status }: RecordQuery) => aList(status ? [] : lines, { open: 2 }));
    renderPortal('/?status=sent', { searchRecords });
    await userEvent.click(await screen.findByRole('button', { name: 'Effacer les filtres' }));
    expect(await screen.findByRole('link', { name: 'Peeters Jan' })).toBeInTheDocument();
  });

  it('says that the list could not be had, and asks again', async () => {
    const searchRecords = vi
      .fn<() => Promise<ReturnType<typeof aList>>>()
      .mockRejectedValueOnce(new TypeError('network'))
      .mockResolvedValue(aList(lines));
    renderPortal('/', { searchRecords });
    expect(
      await screen.findByRole('heading', { name: 'La liste n’a pas pu être chargée' }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Réessayer' }));
    expect(await screen.findByRole('link', { name: 'Peeters Jan' })).toBeInTheDocument();
  });

  it('pages through a long list', async () => {
    const searchRecords = vi.fn(async ({ page = 1 }: RecordQuery) => ({
      ...aList([aLine({ beneficiary: `Page ${page}` })]),
      total: 60,
      page: Number(page),
    }));
    renderPortal('/', { searchRecords });
    await userEvent.click(await screen.findByRole('button', { name: 'Page suivante' }));
    expect(await screen.findByRole('link', { name: 'Page 2' })).toBeInTheDocument();
    expect(screen.getByText('60 enregistrements')).toBeInTheDocument();
  });
});

describe('CG-1: without access', () => {
  it('shows no registry, and tells whom to ask', async () => {
    renderPortal('/', {
      registries: async () => ({
        registries: [],
        accessContact: [{ fr: 'Demandez l’accès au bibliothécaire.', nl: 'Vraag het.' }],
      }),
    });
    expect(await screen.findByText('Demandez l’accès au bibliothécaire.')).toBeInTheDocument();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Nouvel enregistrement' })).not.toBeInTheDocument();
  });
});
