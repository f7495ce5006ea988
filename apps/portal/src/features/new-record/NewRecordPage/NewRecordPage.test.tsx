import type { RegistryView } from '@greffe/client';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { aLine, aList, aRecord, problem, registry, renderPortal, session } from '../../../../test/portal.tsx';

const twoTypes = { ...registry, id: 'archive', texts: { title: { fr: 'Archives' }, description: {} } };

const oneType = { ...registry, recordTypes: [{ id: 'loan', canCreate: true }] };
const offered = (...registries: RegistryView[]) => ({
  registries: async () => ({ registries, accessContact: [] }),
});

describe('CG-2: the type is chosen first', () => {
  it('names the only type and the organisation, creates the record and opens it', async () => {
    const createRecord = vi.fn(async () => aRecord());
    const { router } = renderPortal('/new', {
      ...offered(oneType),
      createRecord,
      record: async () => aRecord(),
    });
    expect(await screen.findByRole('radio', { name: /Prêt/ })).toBeChecked();
    expect(screen.getByText('Bibliothèque communale')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Créer l’enregistrement' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/records/r1'));
    expect(createRecord).toHaveBeenCalledWith(
      { registry: 'library', recordType: 'loan', organisation: '100' },
      expect.any(String),
    );
  });

  it('finds the record that one of a dependent type starts from, by name, code or number', async () => {
    const createRecord = vi.fn(async (..._call: unknown[]) => aRecord({ id: 'r2' }));
    const found = aLine({ id: 'r7', recordType: 'reading', beneficiary: 'Lys Anna', code: 'LB-7' });
    const searchRecords = vi.fn(async (_query: unknown) => aList([found]));
    renderPortal('/new', { createRecord, searchRecords, record: async () => aRecord({ id: 'r2' }) });
    await userEvent.click(await screen.findByRole('radio', { name: /Prolongation/ }));
    const create = screen.getByRole('button', { name: 'Créer l’enregistrement' });
    await userEvent.click(create);
    expect(await screen.findByText('Choisissez l’enregistrement dont celui-ci part.')).toBeInTheDocument();
    const search = screen.getByRole('searchbox', { name: 'Numéro, code ou nom du bénéficiaire' });
    expect(search).toHaveFocus();
    await userEvent.type(search, 'lys{Enter}');
    await userEvent.click(await screen.findByRole('radio', { name: /Lys Anna/ }));
    expect(searchRecords.mock.lastCall?.[0]).toMatchObject({
      registry: 'library',
      recordType: 'reading',
      search: 'lys',
    });
    await userEvent.click(create);
    await waitFor(() => expect(createRecord).toHaveBeenCalled());
    expect(createRecord.mock.lastCall?.[0]).toEqual({
      registry: 'library',
      recordType: 'renewal',
      organisation: '100',
      parent: 'r7',
    });
  });

  it('asks for a choice where there is one', async () => {
    const createRecord = vi.fn(async () => aRecord());
    renderPortal('/new', {
      createRecord,
      registries: async () => ({ registries: [registry, twoTypes], accessContact: [] }),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Créer l’enregistrement' }));
    expect(screen.getByText('Choisissez un type d’enregistrement.')).toBeInTheDocument();
    expect(createRecord).not.toHaveBeenCalled();
  });

  it('tries again with the same key when the answer was lost, and says what the server refuses', async () => {
    const keys: string[] = [];
    const createRecord = vi.fn(async (_creation: unknown, key: string) => {
      keys.push(key);
      throw keys.length === 1 ? new TypeError('network') : problem(403, { detail: 'Pas votre rôle.' });
    });
    renderPortal('/new', { ...offered(oneType), createRecord });
    const create = await screen.findByRole('button', { name: 'Créer l’enregistrement' });
    await userEvent.click(create);
    await screen.findByRole('alert');
    await userEvent.click(create);
    expect(await screen.findByText('Pas votre rôle.')).toBeInTheDocument();
    expect(keys[0]).toBe(keys[1]);
  });

  it('offers nothing to who may not create', async () => {
    renderPortal('/new', {
      session: async () => ({ ...session, memberships: [] }),
      registries: async () => ({
        registries: [{ ...registry, recordTypes: [{ id: 'loan', canCreate: false }] }],
        accessContact: [],
      }),
    });
    expect(
      await screen.findByText('Votre rôle ne permet pas de créer un enregistrement.'),
    ).toBeInTheDocument();
  });
});

describe('a registry that was stopped', () => {
  const stopped = { ...registry, stopped: { reason: 'La règle 3 est fausse.' } };
  it('says why in place of the button', async () => {
    renderPortal('/new', offered(stopped));
    expect(await screen.findByText('La règle 3 est fausse.')).toBeInTheDocument();
    expect(screen.getByText(/pas de nouvel enregistrement pour le moment/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Créer l’enregistrement' })).not.toBeInTheDocument();
    expect(screen.queryByRole('radio')).not.toBeInTheDocument();
  });

  it('leaves the others open', async () => {
    renderPortal('/new', offered(stopped, twoTypes));
    expect(await screen.findByText('La règle 3 est fausse.')).toBeInTheDocument();
    expect(screen.getByRole('radiogroup', { name: /Archives/ })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Créer l’enregistrement' })).toBeInTheDocument();
  });

  it('while the page is open is told at the press, and then by the page', async () => {
    const registries = vi.fn(async () => ({ registries: [oneType], accessContact: [] }));
    const createRecord = async () => {
      registries.mockResolvedValue({ registries: [stopped], accessContact: [] });
      throw problem(409, { code: 'registryStopped', detail: 'Motif : La règle 3 est fausse.' });
    };
    renderPortal('/new', { registries, createRecord });
    await userEvent.click(await screen.findByRole('button', { name: 'Créer l’enregistrement' }));
    expect(await screen.findByText('La règle 3 est fausse.')).toBeInTheDocument();
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: 'Créer l’enregistrement' })).not.toBeInTheDocument(),
    );
  });
});
