import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { aDraft, files, problem, renderStudio } from '../../../test/studio.tsx';

const saved = async (_id: string, _changes: object, revision: number) => ({
  revision: revision + 1,
  updatedAt: '2026-11-22T09:00:00Z',
});
const changed = (path: string, from: string, to: string) => (files[path] ?? '').replace(from, to);

describe('a draft in the editor', () => {
  it('says that a draft does not exist', async () => {
    renderStudio('/studio/drafts/d9', { draft: () => Promise.reject(problem(404)) });
    expect(await screen.findByRole('heading', { name: 'Cette page n’existe pas' })).toBeInTheDocument();
  });

  it('saves by itself what was changed, undoes it by the keyboard, and saves that', async () => {
    const saveDraft = vi.fn(saved);
    renderStudio('/studio/drafts/d1', { saveDraft });
    const title = await screen.findByRole('textbox', { name: 'Titre (Français)' });
    expect(title).toHaveValue('Guichet');
    expect(screen.getByRole('button', { name: 'Annuler' })).toBeDisabled();
    fireEvent.change(title, { target: { value: 'Comptoir' } });
    await waitFor(() => expect(saveDraft).toHaveBeenCalled());
    expect(saveDraft.mock.calls.at(-1)?.[1]).toEqual({
      'i18n/fr.json': changed('i18n/fr.json', '"Guichet"', '"Comptoir"'),
    });
    expect(await screen.findByText('Enregistré à 10:00', { ignore: '[role=status]' })).toBeInTheDocument();

    fireEvent.keyDown(title, { key: 'z', ctrlKey: true });
    await waitFor(() => expect(title).toHaveValue('Guichet'));
    fireEvent.keyDown(title, { key: 'Z', ctrlKey: true, shiftKey: true });
    await waitFor(() => expect(title).toHaveValue('Comptoir'));
  });

  it('names who else has the draft open, and not the reader', async () => {
    const lastSeen = '2026-11-22T09:00:00Z';
    const editors = [
      { name: 'Ada Dupont', lastSeen },
      { name: 'Jan Peeters', lastSeen },
    ];
    renderStudio('/studio/drafts/d1', { seen: async () => ({ editors }) });
    expect(await screen.findByText('Aussi ouvert par Jan Peeters')).toBeInTheDocument();
  });

  it('brings together what somebody else has saved meanwhile at another place', async () => {
    const theirs = { ...files, 'i18n/nl.json': changed('i18n/nl.json', '"Balie"', '"Loket"') };
    const saveDraft = vi.fn().mockRejectedValueOnce(problem(412)).mockImplementation(saved);
    const draft = vi
      .fn()
      .mockResolvedValueOnce(aDraft())
      .mockResolvedValue(aDraft({ files: theirs, revision: 9 }));
    renderStudio('/studio/drafts/d1', { saveDraft, draft });
    const title = await screen.findByRole('textbox', { name: 'Titre (Français)' });
    fireEvent.change(title, { target: { value: 'Comptoir' } });
    await waitFor(() => expect(saveDraft).toHaveBeenCalledTimes(2));
    expect(saveDraft.mock.calls[1]).toEqual([
      'd1',
      { 'i18n/fr.json': changed('i18n/fr.json', '"Guichet"', '"Comptoir"') },
      9,
    ]);
    expect(screen.getByRole('textbox', { name: 'Titre (Nederlands)' })).toHaveValue('Loket');
  });

  it.each([
    ['Garder mes modifications', 'Comptoir'],
    ['Prendre les autres', 'Accueil'],
  ])('shows what both have changed at one place; “%s” keeps %s', async (choice, kept) => {
    const theirs = { ...files, 'i18n/fr.json': changed('i18n/fr.json', '"Guichet"', '"Accueil"') };
    const saveDraft = vi.fn().mockRejectedValueOnce(problem(412)).mockImplementation(saved);
    const draft = vi
      .fn()
      .mockResolvedValueOnce(aDraft())
      .mockResolvedValue(aDraft({ files: theirs, revision: 9 }));
    renderStudio('/studio/drafts/d1', { saveDraft, draft });
    const title = await screen.findByRole('textbox', { name: 'Titre (Français)' });
    fireEvent.change(title, { target: { value: 'Comptoir' } });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('i18n/fr.json /step.desk.title');
    expect(within(alert).getByText('Comptoir')).toBeInTheDocument();
    expect(within(alert).getByText('Accueil')).toBeInTheDocument();
    expect(saveDraft).toHaveBeenCalledOnce();
    await userEvent.click(within(alert).getByRole('button', { name: choice }));
    await waitFor(() => expect(title).toHaveValue(kept));
    expect(screen.queryByText('Non enregistré : modifié ailleurs')).not.toBeInTheDocument();
  });
});
