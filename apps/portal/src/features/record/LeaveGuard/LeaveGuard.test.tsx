import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { aRecord, renderPortal } from '../../../../test/portal.tsx';

describe('CO-3: leaving what cannot be saved', () => {
  it('tries once more, asks, and leaves when told to, however fast a save fails', async () => {
    const saveDraft = vi.fn(() => Promise.reject(new TypeError('network')));
    const { router } = renderPortal('/records/r1', { record: async () => aRecord(), saveDraft });
    await userEvent.type(await screen.findByRole('textbox', { name: /Titre/ }), 'Ada');
    await userEvent.click(screen.getByRole('link', { name: 'Tous les enregistrements' }));
    await screen.findByRole('alertdialog', { name: 'Quitter sans enregistrer ?' });
    const tries = saveDraft.mock.calls.length;
    await userEvent.click(screen.getByRole('button', { name: 'Quitter sans enregistrer' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/'));
    expect(tries).toBeLessThan(5);
    expect(saveDraft.mock.calls.length).toBeLessThan(5);
  });
});
