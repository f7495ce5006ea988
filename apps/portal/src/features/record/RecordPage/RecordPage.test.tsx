import type { StepData } from '@greffe/definition';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { aRecord, aStep, problem, renderPortal } from '../../../../test/portal.tsx';

const saved = { revision: 2, savedAt: '2026-11-22T13:03:00Z', status: 'open' as const };
const filled = aRecord({ steps: [aStep({ data: { book: { title: 'Bruges' } } })] });
const sending = aRecord({
  status: 'sending',
  code: 'LIB-7K2M-9QX4-T',
  revision: 3,
  steps: [aStep({ status: 'validated', commands: [], data: { book: { title: 'Bruges' } } })],
});

const title = () => screen.findByRole('textbox', { name: /Titre/ });
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

function bookOf(data: StepData): unknown {
  return (data.book as { title?: string } | undefined)?.title;
}

describe('CO-3: a record is opened where it was left, and saved by itself', () => {
  it('shows what was saved, whose turn it is, and names the tab', async () => {
    renderPortal('/records/r1', { record: async () => filled });
    expect(await title()).toHaveValue('Bruges');
    expect(screen.getByText('C’est à vous de compléter cet enregistrement.')).toBeInTheDocument();
    expect(document.title).toBe('Prêt · Greffe');
  });

  it('says who stands in for whom, to the last day, where the reader may know it', async () => {
    const standIns = [
      { role: 'librarian', name: 'Max Test', for: 'Mia Test', until: '2026-11-26T23:00:00.000Z' },
    ];
    const waiting = aRecord({ steps: [aStep({ commands: [], roles: ['librarian'] })], standIns });
    renderPortal('/records/r1', { record: async () => waiting });
    expect(await screen.findByText(/^Max Test remplace Mia Test jusqu’au 26\/11\/2026/)).toBeInTheDocument();
  });

  it('saves what is typed, on the revision that was loaded, and says when', async () => {
    const saveDraft = vi.fn(async (..._call: unknown[]) => saved);
    renderPortal('/records/r1', { record: async () => aRecord(), saveDraft });
    await userEvent.type(await title(), 'Malpertuis');
    await press('Sauver');
    expect(await screen.findAllByText('Enregistré à 14:03')).not.toHaveLength(0);
    const [id, step, data, options] = saveDraft.mock.lastCall ?? [];
    expect([id, step, bookOf(data as StepData)]).toEqual(['r1', 'desk', 'Malpertuis']);
    expect(options).toMatchObject({ revision: 1 });
  });

  it('never starts from what an earlier visit has left in memory', async () => {
    const record = vi.fn().mockResolvedValueOnce(aRecord()).mockResolvedValue(filled);
    const { router } = renderPortal('/records/r1', { record });
    expect(await title()).toHaveValue('');
    await act(() => router.navigate('/'));
    await screen.findByRole('heading', { name: 'Bonjour Ada' });
    await act(() => router.navigate('/records/r1'));
    expect(await title()).toHaveValue('Bruges');
  });

  it('keeps what was typed when the language changes', async () => {
    renderPortal('/records/r1', { record: async () => aRecord(), saveDraft: async () => saved });
    await userEvent.type(await title(), 'Malpertuis');
    await press('Nederlands');
    expect(await screen.findByRole('textbox', { name: /Titel/ })).toHaveValue('Malpertuis');
  });

  it('asks before leaving when what was typed cannot be saved', async () => {
    const saveDraft = vi.fn().mockRejectedValue(problem(422, { detail: 'Trop long.' }));
    const { router } = renderPortal('/records/r1', { record: async () => aRecord(), saveDraft });
    await userEvent.type(await title(), 'M');
    await userEvent.click(screen.getByRole('link', { name: 'Tous les enregistrements' }));
    await press('Rester sur la page');
    expect(await title()).toHaveValue('M');
    expect(screen.getAllByText(/^Non enregistré : Trop long\./)).not.toHaveLength(0);
    await userEvent.click(screen.getByRole('link', { name: 'Tous les enregistrements' }));
    await press('Quitter sans enregistrer');
    await waitFor(() => expect(router.state.location.pathname).toBe('/'));
  });
});

describe('another tab or person has written first (412)', () => {
  const conflict = problem(412, { revision: 7 });

  it('keeps what was typed on top of theirs, if one chooses so', async () => {
    const saveDraft = vi.fn().mockRejectedValueOnce(conflict).mockResolvedValue(saved);
    const theirs = aRecord({ ...filled, revision: 7 });
    const record = vi.fn().mockResolvedValueOnce(aRecord()).mockResolvedValue(theirs);
    renderPortal('/records/r1', { record, saveDraft });
    await userEvent.type(await title(), 'Mine');
    await press('Sauver');
    await press('Conserver ma saisie');
    await waitFor(() => expect(saveDraft.mock.lastCall?.[3]).toMatchObject({ revision: 7 }));
    expect(await title()).toHaveValue('Mine');
    await waitFor(() => expect(screen.queryByRole('alert')).not.toBeInTheDocument());
  });

  it('goes on by itself where only another step has changed, or time has passed', async () => {
    const saveDraft = vi.fn().mockRejectedValueOnce(conflict).mockResolvedValue(saved);
    const elsewhere = aRecord({ revision: 7, updatedAt: '2026-11-22T10:00:00Z' });
    const record = vi.fn().mockResolvedValueOnce(aRecord()).mockResolvedValue(elsewhere);
    renderPortal('/records/r1', { record, saveDraft });
    await userEvent.type(await title(), 'Mine');
    await press('Sauver');
    await waitFor(() => expect(saveDraft.mock.lastCall?.[3]).toMatchObject({ revision: 7 }));
    expect(await screen.findAllByText('Enregistré à 14:03')).not.toHaveLength(0);
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(await title()).toHaveValue('Mine');
  });

  it('loads theirs, if one chooses so', async () => {
    const theirs = { ...filled, revision: 7 };
    const record = vi.fn().mockResolvedValueOnce(aRecord()).mockResolvedValue(theirs);
    renderPortal('/records/r1', { record, saveDraft: vi.fn().mockRejectedValue(conflict) });
    await userEvent.type(await title(), 'Mine');
    await press('Sauver');
    await press('Charger l’autre version');
    await waitFor(async () => expect(await title()).toHaveValue('Bruges'));
  });
});

describe('CG-4: sending', () => {
  it('stops at what is missing, without asking the server', async () => {
    const command = vi.fn();
    renderPortal('/records/r1', { record: async () => aRecord(), command });
    await title();
    await press('Envoyer');
    expect(await screen.findByRole('link', { name: /Titre/ })).toBeInTheDocument();
    expect(command).not.toHaveBeenCalled();
  });

  it('sends once, shows the code and what it is for, and says that it is on its way', async () => {
    const command = vi.fn(async (..._call: unknown[]) => sending);
    renderPortal('/records/r1', { record: async () => filled, command });
    await title();
    await press('Envoyer');
    expect(await screen.findByText('LIB-7K2M-9QX4-T')).toBeInTheDocument();
    expect(screen.getByText('Notez ce code dans le livre.')).toBeInTheDocument();
    expect(screen.getByText('Envoi en cours')).toBeInTheDocument();
    expect(command.mock.calls).toEqual([
      ['r1', { type: 'validate', step: 'desk' }, { revision: 1, idempotencyKey: expect.any(String) }],
    ]);
  });

  it('keeps its key when the answer was lost, and takes a new one after a refusal', async () => {
    const command = vi
      .fn()
      .mockRejectedValueOnce(new TypeError('network'))
      .mockRejectedValueOnce(problem(409, { detail: 'Le quota est atteint.' }))
      .mockResolvedValue(sending);
    renderPortal('/records/r1', { record: async () => filled, command });
    await title();
    await press('Envoyer');
    await screen.findByText(/ne sera pas envoyé deux fois/);
    await press('Envoyer');
    await screen.findByText('Le quota est atteint.');
    await press('Envoyer');
    await screen.findByText('LIB-7K2M-9QX4-T');
    const keys = command.mock.calls.map(([, , options]) => options.idempotencyKey);
    expect(keys[0]).toBe(keys[1]);
    expect(keys[1]).not.toBe(keys[2]);
  });

  it("shows the server's errors at their fields", async () => {
    const command = vi.fn().mockRejectedValue(
      problem(422, {
        errors: [{ pointer: '/book/title', code: 'rule', message: 'Ce livre est interdit.' }],
      }),
    );
    renderPortal('/records/r1', { record: async () => filled, command });
    await title();
    await press('Envoyer');
    expect(await screen.findByRole('link', { name: 'Ce livre est interdit.' })).toBeInTheDocument();
    expect(await title()).toHaveAccessibleDescription(/Ce livre est interdit\./);
  });

  it('offers to sign in again over the form when the session has ended', async () => {
    const saveDraft = vi.fn().mockRejectedValueOnce(problem(401)).mockResolvedValue(saved);
    renderPortal('/records/r1', { record: async () => aRecord(), saveDraft });
    await userEvent.type(await title(), 'Malpertuis');
    await press('Sauver');
    const link = await screen.findByRole('link', { name: 'Se reconnecter dans une nouvelle fenêtre' });
    expect(link).toHaveAttribute('href', '/auth/login?returnTo=%2Fsigned-in');
    window.dispatchEvent(new Event('focus'));
    await waitFor(() => expect(screen.queryByRole('alert')).not.toBeInTheDocument());
    expect(await title()).toHaveValue('Malpertuis');
  });
});

describe('a record that is sent', () => {
  const sent = { ...sending, status: 'sent' as const, steps: [aStep({ commands: ['reopen'] })] };

  it('turns to "Envoyé" by itself when the receiver has answered (CG-5)', async () => {
    const record = vi.fn().mockResolvedValueOnce(sending).mockResolvedValue(sent);
    renderPortal('/records/r1', { record });
    expect(await screen.findByText('Votre enregistrement est en cours d’envoi')).toBeInTheDocument();
    expect(await screen.findByText('Votre enregistrement est envoyé')).toBeInTheDocument();
  });

  it('is reopened after a question, and keeps its code (CG-6)', async () => {
    const command = vi.fn(async (..._call: unknown[]) => aRecord({ code: 'LIB-7K2M-9QX4-T', revision: 4 }));
    renderPortal('/records/r1', { record: async () => sent, command });
    await press('Réouvrir');
    const dialog = await screen.findByRole('alertdialog');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Réouvrir' }));
    expect(await title()).toBeInTheDocument();
    expect(command.mock.lastCall?.[1]).toEqual({ type: 'reopen', step: 'desk' });
  });
});

describe('CO-9: a record that cannot be shown', () => {
  it.each([404, 400])('says the same whether it is absent or forbidden (%i)', async (status) => {
    renderPortal('/records/r1', { record: () => Promise.reject(problem(status)) });
    expect(await screen.findByRole('heading', { name: 'Enregistrement introuvable' })).toBeInTheDocument();
  });

  it('offers to try again when the server does not answer', async () => {
    const record = vi.fn().mockRejectedValueOnce(new TypeError('network')).mockResolvedValue(filled);
    renderPortal('/records/r1', { record });
    await press('Réessayer');
    expect(await title()).toHaveValue('Bruges');
  });
});
