import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { aDraft, aDraftLine, aRegistry, problem, renderStudio } from '../../../test/studio.tsx';

const registries = (...all: ReturnType<typeof aRegistry>[]) => ({
  registries: async () => ({ registries: all }),
});

describe('who may be here', () => {
  it('leads somebody who is not signed in to sign in, and back to the page asked for', async () => {
    renderStudio('/studio/drafts/d1/texts?x=1', { session: () => Promise.reject(problem(401)) });
    expect(await screen.findByRole('link', { name: 'Se connecter' })).toHaveAttribute(
      'href',
      '/auth/login?returnTo=%2Fstudio%2Fdrafts%2Fd1%2Ftexts%3Fx%3D1',
    );
  });

  it('tells whom to ask where the server knows no studio for them', async () => {
    renderStudio('/studio', { registries: () => Promise.reject(problem(404)) });
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Vous n’administrez aucun registre' }),
    ).toBeInTheDocument();
    expect(screen.getByText(/Demandez ce rôle/)).toBeInTheDocument();
  });

  it('offers to begin one where there is none yet', async () => {
    renderStudio('/studio', registries());
    expect(await screen.findByText('Aucun registre pour le moment')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Nouveau registre' })).toHaveAttribute('href', '/studio/new');
  });

  it('says that the server does not answer, and asks again on request', async () => {
    const ask = vi
      .fn()
      .mockRejectedValueOnce(new TypeError('network'))
      .mockResolvedValue({ registries: [aRegistry()] });
    renderStudio('/studio', { registries: ask });
    await userEvent.click(await screen.findByRole('button', { name: 'Réessayer' }));
    expect(await screen.findByRole('heading', { level: 2, name: 'Bibliothèque' })).toBeInTheDocument();
  });
});

describe('the registries', () => {
  it('shows what is in force and every version, in the language of the reader', async () => {
    renderStudio('/studio', {}, 'nl');
    const card = await screen.findByRole('region', { name: 'Bibliotheek' });
    expect(within(card).getByText(/Versie 1.0.0, van kracht sinds 20\/11\/2026/)).toBeInTheDocument();
    await userEvent.click(within(card).getByRole('button', { name: '1 gepubliceerde versie' }));
    expect(within(card).getByRole('rowheader', { name: '1.0.0' })).toBeInTheDocument();
    expect(within(card).getByText('Van kracht')).toBeInTheDocument();
  });

  it('edits by a draft of the version in force', async () => {
    const createDraft = vi.fn(async () => aDraft());
    const { router } = renderStudio('/studio', { createDraft });
    await userEvent.click(await screen.findByRole('button', { name: 'Modifier : Bibliothèque' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/studio/drafts/d1'));
    expect(createDraft).toHaveBeenCalledWith({ registry: 'library', from: 'inForce' });
  });

  it('says why a draft could not be made', async () => {
    const createDraft = () => Promise.reject(problem(409, { detail: 'Ce registre est gelé.' }));
    renderStudio('/studio', { createDraft });
    await userEvent.click(await screen.findByRole('button', { name: 'Modifier : Bibliothèque' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Ce registre est gelé.');
  });

  it('names each draft, who changed it, who has it open, and opens it', async () => {
    const drafts = [aDraftLine({ editors: [{ name: 'Jan Peeters', lastSeen: '2026-11-22T09:00:00Z' }] })];
    renderStudio('/studio', registries(aRegistry({ drafts })));
    expect(await screen.findByRole('link', { name: 'Ouvrir Version 1.1' })).toHaveAttribute(
      'href',
      '/studio/drafts/d1',
    );
    expect(screen.getByText(/Modifié le 21\/11\/2026, 11:30 par Jan Peeters/)).toBeInTheDocument();
    expect(screen.getByText('Ouvert en ce moment par Jan Peeters')).toBeInTheDocument();
  });

  it('offers no second draft of what was never published: it would start from nothing', async () => {
    const { inForce: _, ...prepared } = aRegistry({ versions: [], drafts: [aDraftLine()] });
    renderStudio('/studio', registries(prepared));
    expect(await screen.findByRole('link', { name: 'Ouvrir Version 1.1' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Nouveau brouillon/ })).not.toBeInTheDocument();
  });

  it('asks before it deletes a draft', async () => {
    const deleteDraft = vi.fn(async () => undefined);
    renderStudio('/studio', { ...registries(aRegistry({ drafts: [aDraftLine()] })), deleteDraft });
    await userEvent.click(await screen.findByRole('button', { name: 'Supprimer Version 1.1' }));
    expect(deleteDraft).not.toHaveBeenCalled();
    const dialog = await screen.findByRole('alertdialog');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Supprimer le brouillon' }));
    await waitFor(() => expect(deleteDraft).toHaveBeenCalledWith('d1'));
  });

  it('stops a registry for a reason, and not without one', async () => {
    const stop = vi.fn(async () => undefined);
    renderStudio('/studio', { stop });
    await userEvent.click(await screen.findByRole('button', { name: 'Arrêter : Bibliothèque' }));
    const dialog = await screen.findByRole('alertdialog');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Arrêter le registre' }));
    expect(within(dialog).getByText('Indiquez le motif.')).toBeInTheDocument();
    expect(stop).not.toHaveBeenCalled();
    await userEvent.type(within(dialog).getByRole('textbox', { name: /Motif/ }), 'Erreur dans la règle 3');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Arrêter le registre' }));
    await waitFor(() => expect(stop).toHaveBeenCalledWith('library', 'Erreur dans la règle 3'));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument());
  });

  it('shows that a registry is stopped, why, and starts it again', async () => {
    const resume = vi.fn(async () => undefined);
    const stopped = {
      reason: 'Erreur dans la règle 3',
      at: '2026-11-22T09:00:00Z',
      by: { name: 'Ada Dupont' },
    };
    renderStudio('/studio', { ...registries(aRegistry({ stopped })), resume });
    expect(await screen.findByText('Erreur dans la règle 3')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Accepter à nouveau' }));
    await waitFor(() => expect(resume).toHaveBeenCalledWith('library'));
  });
});

describe('a draft without a name', () => {
  it('is called by when it was changed, and the reader is not named beside it', async () => {
    const drafts = [
      aDraftLine({ name: '', editors: [{ name: 'Ada Dupont', lastSeen: '2026-11-22T09:00:00Z' }] }),
    ];
    renderStudio('/studio', registries(aRegistry({ drafts })));
    expect(
      await screen.findByRole('link', { name: 'Ouvrir Brouillon du 21/11/2026, 11:30' }),
    ).toBeInTheDocument();
    expect(screen.queryByText(/Ouvert en ce moment/)).not.toBeInTheDocument();
  });
});
