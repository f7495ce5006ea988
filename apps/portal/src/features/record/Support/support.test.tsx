import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { aReading, aStep, problem, renderPortal } from '../../../../test/portal.tsx';

const desk = { book: { title: 'Bruges' } };
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));

describe('CO-5: support', () => {
  const locked = (commands: ('unlock' | 'annotate')[], mode: 'undo' | 'final') =>
    aReading({
      steps: [
        aStep({ status: 'locked', mode, commands, data: desk }),
        aStep({ id: 'opinion', commands: [] }),
      ],
    });

  it('unlocks with a reason, and not without', async () => {
    const command = vi.fn(async (..._call: unknown[]) => aReading());
    renderPortal('/records/r1/steps/desk', { record: async () => locked(['unlock'], 'undo'), command });
    await press('Déverrouiller');
    const dialog = await screen.findByRole('dialog', { name: 'Déverrouiller cette étape ?' });
    const unlock = within(dialog).getByRole('button', { name: 'Déverrouiller' });
    await userEvent.click(unlock);
    const reason = within(dialog).getByRole('textbox', { name: /Motif/ });
    expect(reason).toHaveAccessibleDescription(/Donnez le motif\./);
    expect(reason).toHaveFocus();
    expect(command).not.toHaveBeenCalled();
    await userEvent.type(reason, 'Mauvais livre');
    await userEvent.click(unlock);
    await waitFor(() =>
      expect(command.mock.lastCall?.[1]).toEqual({ type: 'unlock', step: 'desk', reason: 'Mauvais livre' }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  it('writes beside a final step, and keeps the words when that is refused', async () => {
    const command = vi.fn().mockRejectedValue(problem(409, { detail: 'Pas maintenant.' }));
    renderPortal('/records/r1/steps/desk', { record: async () => locked(['annotate'], 'final'), command });
    expect(await screen.findByText('C’est définitif')).toBeInTheDocument();
    await press('Ajouter une note');
    const note = await screen.findByRole('textbox', { name: /Note/ });
    await userEvent.type(note, 'Livre rendu');
    await userEvent.click(
      within(screen.getByRole('dialog')).getByRole('button', { name: 'Ajouter une note' }),
    );
    expect(await screen.findByText('Pas maintenant.')).toBeInTheDocument();
    expect(note).toHaveValue('Livre rendu');
    expect(command.mock.lastCall?.[1]).toEqual({ type: 'annotate', step: 'desk', text: 'Livre rendu' });
  });
});
