import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { aReading, aStep, aValidated, problem, renderPortal, until } from '../../../../test/portal.tsx';

const heading = (name: string) => screen.findByRole('heading', { level: 2, name });
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));

describe('CO-4: after validating, for a while, it can be undone', () => {
  it('says before what can be undone, and after for how long, what waits, and whom to write to', async () => {
    const command = vi.fn(async (..._call: unknown[]) => aValidated());
    renderPortal('/records/r1', { record: async () => aReading(), command });
    const send = await screen.findByRole('button', { name: 'Envoyer' });
    expect(send).toHaveAccessibleDescription('Vous pourrez annuler pendant 5 minutes.');
    await userEvent.click(send);
    const panel = await screen.findByRole('region', { name: 'C’est validé' });
    await waitFor(() => expect(panel).toHaveFocus());
    const timer = within(panel).getByRole('timer', { name: 'Temps restant pour annuler' });
    expect(timer.textContent).toMatch(/^(5:00|4:5\d)$/);
    expect(panel).toHaveTextContent('Vous pouvez encore annuler jusqu’à 10:05.');
    expect(panel).toHaveTextContent('Le message « Un avis est demandé » à Conservateur partira à 10:05.');
    expect(within(panel).getByRole('link', { name: 'support@library.example' })).toHaveAttribute(
      'href',
      'mailto:support@library.example',
    );
    expect(within(panel).getByRole('status')).toHaveTextContent('Vous pouvez annuler pendant 5 minutes.');
  });

  it('brings the form back with its data, and the focus to the step', async () => {
    const back = aReading({ revision: 4 });
    const command = vi.fn(async (..._call: unknown[]) => back);
    renderPortal('/records/r1/steps/desk', { record: async () => aValidated(), command });
    await press('Annuler la validation');
    expect(await screen.findByRole('textbox', { name: /Titre/ })).toHaveValue('Bruges');
    expect(command.mock.calls).toEqual([
      ['r1', { type: 'undo', step: 'desk' }, { revision: 3, idempotencyKey: expect.any(String) }],
    ]);
    await waitFor(async () => expect(await heading('Guichet')).toHaveFocus());
    expect(screen.getByText('Vous pouvez de nouveau modifier vos réponses.')).toBeInTheDocument();
  });

  it('is offered to whoever validated alone; others are told who may', async () => {
    renderPortal('/records/r1/steps/desk', {
      record: async () => aValidated({ commands: [], by: { name: 'Bob Maes' } }),
    });
    expect(await screen.findByText('Bob Maes peut encore annuler jusqu’à 10:05.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Annuler la validation' })).not.toBeInTheDocument();
  });

  it('shows the step locked when the window ends, by the server’s clock', async () => {
    const ending = { ...aValidated(), now: '2026-11-22T09:04:59.500Z' };
    const locked = aValidated({ status: 'locked', commands: [], until: undefined, held: [] });
    const record = vi
      .fn()
      .mockResolvedValueOnce(ending)
      .mockResolvedValue({ ...locked, now: until });
    renderPortal('/records/r1/steps/desk', { record });
    await screen.findByRole('timer');
    expect(await screen.findByText('C’est verrouillé')).toBeInTheDocument();
    expect(screen.queryByRole('timer')).not.toBeInTheDocument();
    expect(record).toHaveBeenCalledTimes(2);
  });

  it('says with the server’s words that it is too late, and whom to write to', async () => {
    const late = problem(409, {
      detail: 'Le délai pour annuler est passé.',
      refusal: { code: 'undoEnded', params: {} },
    });
    renderPortal('/records/r1/steps/desk', {
      record: async () => aValidated(),
      command: () => Promise.reject(late),
    });
    await press('Annuler la validation');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Le délai pour annuler est passé.');
    expect(within(alert).getByRole('link', { name: 'support@library.example' })).toBeInTheDocument();
  });

  it('undoes on the record as it is by now, where another step was saved meanwhile', async () => {
    const command = vi
      .fn()
      .mockRejectedValueOnce(problem(412, { revision: 8 }))
      .mockResolvedValue(aReading({ revision: 9 }));
    const record = vi
      .fn()
      .mockResolvedValueOnce(aValidated())
      .mockResolvedValue({ ...aValidated(), revision: 8 });
    renderPortal('/records/r1/steps/desk', { record, command });
    await press('Annuler la validation');
    expect(await screen.findByRole('textbox', { name: /Titre/ })).toHaveValue('Bruges');
    expect(command.mock.lastCall?.[2]).toMatchObject({ revision: 8 });
  });
});

describe('CO-4: final', () => {
  const mine = aReading({
    steps: [aStep({ status: 'locked', commands: [] }), aStep({ id: 'opinion', mode: 'final' })],
  });

  it('is asked about before it is validated, and nothing is sent while one reads again', async () => {
    const command = vi.fn(async (..._call: unknown[]) => mine);
    renderPortal('/records/r1', { record: async () => mine, command });
    await press('Valider');
    const dialog = await screen.findByRole('alertdialog', { name: 'Valider définitivement ?' });
    expect(dialog).toHaveTextContent('Plus personne ne pourra corriger vos réponses, pas même le support.');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Relire' }));
    expect(command).not.toHaveBeenCalled();
    await press('Valider');
    const again = await screen.findByRole('alertdialog');
    await userEvent.click(within(again).getByRole('button', { name: 'Valider' }));
    await waitFor(() => expect(command).toHaveBeenCalledTimes(1));
    expect(command.mock.lastCall?.[1]).toEqual({ type: 'validate', step: 'opinion' });
  });
});
