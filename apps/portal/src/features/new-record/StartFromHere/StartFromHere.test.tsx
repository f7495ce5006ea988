import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { aReading, aRecord, aStep, bundle, registry, renderPortal } from '../../../../test/portal.tsx';

const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));

describe('a record that belongs to another', () => {
  it('is started from that one’s page, once what it needs is done', async () => {
    const createRecord = vi.fn(async (..._call: unknown[]) => aRecord({ id: 'r2' }));
    const done = aReading({ steps: [aStep({ id: 'opinion', status: 'locked', commands: [] })] });
    const { router } = renderPortal('/records/r1', { record: async () => done, createRecord });
    await press('Commencer : Prolongation');
    await waitFor(() => expect(router.state.location.pathname).toBe('/records/r2'));
    expect(createRecord.mock.lastCall?.[0]).toEqual({
      registry: 'library',
      recordType: 'renewal',
      organisation: '100',
      parent: 'r1',
    });
  });

  it('is chosen from a menu where there are several', async () => {
    const { renewal } = bundle.workflows;
    const types = bundle.recordTypes.filter(({ id }) => id === 'renewal');
    const definition = {
      ...bundle,
      recordTypes: [...bundle.recordTypes, ...types.map((type) => ({ ...type, id: 'copy' }))],
      workflows: { ...bundle.workflows, ...(renewal && { copy: renewal }) },
    };
    const recordTypes = [...registry.recordTypes, { id: 'copy', canCreate: true }];
    const createRecord = vi.fn(async (..._call: unknown[]) => aRecord({ id: 'r2' }));
    renderPortal('/records/r1', {
      record: async () => aReading({ steps: [aStep({ id: 'opinion', status: 'locked', commands: [] })] }),
      definition: async () => definition,
      registries: async () => ({ registries: [{ ...registry, recordTypes }], accessContact: [] }),
      createRecord,
    });
    await press('Commencer un enregistrement lié');
    await userEvent.click(await screen.findByRole('menuitem', { name: 'copy' }));
    await waitFor(() => expect(createRecord.mock.lastCall?.[0]).toMatchObject({ recordType: 'copy' }));
  });

  it('says what must be done before', async () => {
    renderPortal('/records/r1', { record: async () => aReading() });
    expect(await screen.findByText('Possible après « Avis » : Prolongation')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Commencer : Prolongation' })).not.toBeInTheDocument();
  });

  it('is not started from one that was deleted', async () => {
    const deleted = aReading({
      status: 'deleted',
      steps: [aStep({ id: 'opinion', status: 'locked', commands: [] })],
    });
    renderPortal('/records/r1', { record: async () => deleted });
    expect(await screen.findByText('Supprimé')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Commencer : Prolongation' })).not.toBeInTheDocument();
  });

  it('leads back to the one it belongs to', async () => {
    renderPortal('/records/r1', {
      record: async () =>
        aRecord({
          recordType: 'renewal',
          steps: [aStep({ id: 'extension' })],
          links: [{ link: 'reading', recordType: 'reading', record: 'r9' }],
        }),
    });
    expect(await screen.findByRole('link', { name: 'La lecture' })).toHaveAttribute('href', '/records/r9');
    expect(screen.queryByText('Nouveau bénéficiaire')).not.toBeInTheDocument();
  });

  it('is not started while the registry is stopped, and says why', async () => {
    const stopped = { ...registry, stopped: { reason: 'La règle 3 est fausse.' } };
    renderPortal('/records/r1', {
      record: async () => aReading(),
      registries: async () => ({ registries: [stopped], accessContact: [] }),
    });
    expect(await screen.findByText('La règle 3 est fausse.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Commencer : Prolongation' })).not.toBeInTheDocument();
  });
});
