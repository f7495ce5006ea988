import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
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

  it('says what undo takes back and redo does again, and gives the keys', async () => {
    renderStudio('/studio/drafts/d1');
    const title = await screen.findByRole('textbox', { name: 'Titre (Français)' });
    fireEvent.change(title, { target: { value: 'Comptoir' } });
    fireEvent.blur(title);
    const undo = screen.getByRole('button', { name: 'Annuler' });
    expect(undo).toHaveAccessibleDescription('modification d’un texte');
    const more = screen.getByRole('button', { name: 'Plus' });
    await userEvent.click(more);
    await userEvent.click(screen.getByRole('menuitem', { name: 'Annuler : modification d’un texte' }));
    expect(title).toHaveValue('Guichet');
    await userEvent.click(more);
    expect(screen.getByRole('menuitem', { name: 'Annuler' })).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(screen.getByRole('menuitem', { name: 'Rétablir : modification d’un texte' }));
    expect(title).toHaveValue('Comptoir');
    fireEvent.keyDown(title, { key: '/', ctrlKey: true });
    const dialog = within(await screen.findByRole('dialog', { name: 'Raccourcis clavier' }));
    expect(dialog.getByText('Ctrl + Y')).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('button', { name: 'Fermer' }));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('takes over what somebody else has saved, although nothing is saved here', async () => {
    const theirs = { ...files, 'i18n/fr.json': changed('i18n/fr.json', '"Guichet"', '"Accueil"') };
    const saveDraft = vi.fn(saved);
    const draft = vi
      .fn()
      .mockResolvedValueOnce(aDraft())
      .mockResolvedValue(aDraft({ files: theirs, revision: 9 }));
    renderStudio('/studio/drafts/d1', { saveDraft, draft, seen: async () => ({ editors: [], revision: 9 }) });
    const title = await screen.findByRole('textbox', { name: 'Titre (Français)' });
    await waitFor(() => expect(title).toHaveValue('Accueil'));
    expect(draft).toHaveBeenCalledTimes(2);
    expect(saveDraft).not.toHaveBeenCalled();
  });

  it('names who else has the draft open, and not the reader', async () => {
    const lastSeen = '2026-11-22T09:00:00Z';
    const editors = [
      { name: 'Ada Dupont', lastSeen },
      { name: 'Jan Peeters', lastSeen },
    ];
    renderStudio('/studio/drafts/d1', { seen: async () => ({ editors, revision: 4 }) });
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

  const conflicting = () => {
    const form = changed('form.json', '"support@library.example"', '"theirs@library.example"');
    const theirs = {
      ...files,
      'i18n/fr.json': changed('i18n/fr.json', '"Guichet"', '"Accueil"').replace('"Avis"', '"Jugement"'),
      'form.json': form,
    };
    // Refused when the test says so, however long its own steps take.
    const refusal = Promise.withResolvers<never>();
    const saveDraft = vi
      .fn()
      .mockImplementationOnce(() => refusal.promise)
      .mockImplementation(saved);
    const draft = vi
      .fn()
      .mockResolvedValueOnce(aDraft())
      .mockResolvedValue(aDraft({ files: theirs, revision: 9 }));
    const refuse = async () => {
      await waitFor(() => expect(saveDraft).toHaveBeenCalled());
      refusal.reject(problem(412));
    };
    return { theirs, saveDraft, draft, refuse };
  };
  /** Two titles are changed here before the first of them is saved, and both of them elsewhere. */
  const meet = async () => {
    const { theirs, saveDraft, draft, refuse } = conflicting();
    const { router } = renderStudio('/studio/drafts/d1', { saveDraft, draft });
    const title = await screen.findByRole('textbox', { name: 'Titre (Français)' });
    fireEvent.change(title, { target: { value: 'Comptoir' } });
    fireEvent.blur(title);
    await act(() => router.navigate('/studio/drafts/d1/steps?type=loan&step=opinion'));
    const other = await screen.findByRole('textbox', { name: 'Titre (Français)' });
    await waitFor(() => expect(other).toHaveValue('Avis'));
    fireEvent.change(other, { target: { value: 'Réponse' } });
    fireEvent.blur(other);
    await refuse();
    const alert = within(await screen.findByRole('alert'));
    return { theirs, saveDraft, alert };
  };

  it('asks place by place, in words, what both have changed, and saves when each is settled', async () => {
    const { theirs, saveDraft, alert } = await meet();
    expect(alert.getByText('2 endroits ont été modifiés ici et ailleurs')).toBeInTheDocument();
    const first = within(alert.getByRole('radiogroup', { name: 'Texte « Comptoir » (Français)' }));
    const second = within(alert.getByRole('radiogroup', { name: 'Texte « Réponse » (Français)' }));
    expect(first.getByRole('radio', { name: /^Ma modification ?Comptoir$/ })).not.toBeChecked();
    await userEvent.click(first.getByRole('radio', { name: /^L’autre modification ?Accueil$/ }));
    await userEvent.click(alert.getByRole('button', { name: 'Appliquer ces choix' }));
    expect(second.getByText('Choisissez l’une des deux.')).toBeInTheDocument();
    expect(saveDraft).toHaveBeenCalledOnce();
    await userEvent.click(second.getByRole('radio', { name: /^Ma modification ?Réponse$/ }));
    await userEvent.click(alert.getByRole('button', { name: 'Appliquer ces choix' }));
    await waitFor(() => expect(saveDraft).toHaveBeenCalledTimes(2));
    // The mail address, which nobody changed here, is theirs already.
    const kept = theirs['i18n/fr.json'].replace('"Jugement"', '"Réponse"');
    expect(saveDraft.mock.calls[1]).toEqual(['d1', { 'i18n/fr.json': kept }, 9]);
    expect(screen.queryByRole('radiogroup', { name: /Texte/ })).not.toBeInTheDocument();
    expect(screen.getByRole('heading', { level: 1 })).toHaveFocus();
    expect(screen.queryByText('Non enregistré : modifié ailleurs')).not.toBeInTheDocument();
  });

  it.each([
    ['Garder toutes les miennes', 'Réponse'],
    ['Prendre toutes les autres', 'Jugement'],
  ])('settles all at once by “%s”, and keeps what was typed meanwhile', async (choice, kept) => {
    const { alert } = await meet();
    const dutch = screen.getByRole('textbox', { name: 'Titre (Nederlands)' });
    fireEvent.change(dutch, { target: { value: 'Oordeel' } });
    fireEvent.blur(dutch);
    await userEvent.click(alert.getByRole('button', { name: choice }));
    const title = screen.getByRole('textbox', { name: 'Titre (Français)' });
    await waitFor(() => expect(title).toHaveValue(kept));
    expect(dutch).toHaveValue('Oordeel');
  });
});
