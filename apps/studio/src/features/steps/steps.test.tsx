import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { renderStudio } from '../../../test/studio.tsx';

function setUp(path = '/studio/drafts/d1/steps') {
  const saveDraft = vi.fn(
    async (_id: string, _changes: Readonly<Record<string, string | null>>, revision: number) => ({
      revision: revision + 1,
      updatedAt: '2026-11-22T09:00:00Z',
    }),
  );
  renderStudio(path, { saveDraft });
  const lastSaved = async () => {
    await waitFor(() => expect(saveDraft).toHaveBeenCalled(), { timeout: 5000 });
    return saveDraft.mock.calls.at(-1)?.[1] ?? {};
  };
  return {
    lastSaved,
    savedStep: async (index: number) =>
      JSON.parse((await lastSaved())['workflow.json'] ?? '{}').recordTypes.loan.steps[index],
  };
}

const openOpinion = () => setUp('/studio/drafts/d1/steps?type=loan&step=opinion');

describe('the steps of a record type', () => {
  it('are listed in their order, with who completes them', async () => {
    setUp();
    const list = await screen.findByRole('region', { name: 'Prêt' });
    const steps = within(list)
      .getAllByRole('listitem')
      .map((item) => item.textContent);
    expect(steps).toEqual(['GuichetBibliothécaire', 'AvisConservateur']);
  });

  it('change place', async () => {
    const { lastSaved } = setUp();
    await userEvent.click(await screen.findByRole('button', { name: 'Descendre' }));
    const [first] = within(screen.getByRole('region', { name: 'Prêt' })).getAllByRole('listitem');
    expect(first).toHaveTextContent('Avis');
    expect(JSON.parse((await lastSaved())['workflow.json'] ?? '').recordTypes.loan.steps[0].id).toBe(
      'opinion',
    );
  });

  it('are added with a name, titles and roles, and not without', async () => {
    const { lastSaved } = setUp();
    await userEvent.click(await screen.findByRole('button', { name: 'Ajouter une étape : Prêt' }));
    const dialog = await screen.findByRole('dialog', { name: 'Nouvelle étape' });
    await userEvent.type(within(dialog).getByRole('textbox', { name: /Nom dans les fichiers/ }), 'desk');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Ajouter une étape' }));
    expect(within(dialog).getByText('Une étape porte déjà ce nom.')).toBeInTheDocument();
    expect(within(dialog).getByText('Choisissez au moins un rôle.')).toBeInTheDocument();
    const name = within(dialog).getByRole('textbox', { name: /Nom dans les fichiers/ });
    fireEvent.change(name, { target: { value: 'return' } });
    fireEvent.change(within(dialog).getByRole('textbox', { name: 'Titre (Français)' }), {
      target: { value: 'Retour' },
    });
    await userEvent.click(within(dialog).getByRole('checkbox', { name: 'Bibliothécaire' }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Ajouter une étape' }));
    expect(await screen.findByRole('heading', { level: 2, name: 'Retour' })).toBeInTheDocument();
    expect(Object.keys(await lastSaved())).toContain('steps/return.schema.json');
  });

  it('are removed after it was said what goes with them', async () => {
    const { lastSaved } = setUp();
    await userEvent.click(await screen.findByRole('button', { name: 'Supprimer' }));
    const dialog = await screen.findByRole('alertdialog', { name: 'Supprimer l’étape « Guichet » ?' });
    expect(dialog).toHaveTextContent('1 champ, aucune règle');
    expect(dialog).toHaveTextContent('l’étape « opinion » du parcours s’y réfère et ne serait plus juste.');
    expect(dialog).toHaveTextContent('l’étape « opinion » du parcours disparaît aussi.');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Supprimer l’étape' }));
    await waitFor(() => expect(screen.queryByText('Guichet')).not.toBeInTheDocument());
    expect((await lastSaved())['steps/desk.schema.json']).toBeNull();
  });

  it('get another name, which conditions follow', async () => {
    const { lastSaved, savedStep } = setUp();
    await userEvent.click(await screen.findByRole('button', { name: 'Renommer' }));
    const dialog = await screen.findByRole('dialog', { name: 'Renommer l’étape' });
    const name = within(dialog).getByRole('textbox', { name: /Nom dans les fichiers/ });
    fireEvent.change(name, { target: { value: 'Comptoir !' } });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Renommer' }));
    expect(within(dialog).getByText(/Écrivez un nom en minuscules/)).toBeInTheDocument();
    fireEvent.change(name, { target: { value: 'front-desk' } });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Renommer' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(await savedStep(1)).toMatchObject({
      requires: ['front-desk'],
      when: 'steps.frontDesk.title == "Bruges"',
    });
    expect(Object.keys(await lastSaved())).toContain('steps/front-desk.schema.json');
  });
});

describe('what is said of a step', () => {
  it.each([
    [
      'who completes it',
      () => screen.getByRole('checkbox', { name: 'Bibliothécaire' }),
      { roles: ['librarian', 'curator'] },
    ],
    ['what comes before it', () => screen.getByRole('checkbox', { name: 'Guichet' }), { requires: [] }],
    [
      'how it is corrected',
      () => screen.getByRole('radio', { name: 'Définitive' }),
      { correction: { mode: 'final' } },
    ],
  ])('%s', async (_, control, expected) => {
    const { savedStep } = openOpinion();
    await screen.findByRole('heading', { level: 2, name: 'Avis' });
    await userEvent.click(control());
    expect(await savedStep(1)).toMatchObject(expected);
  });

  it('when it applies, or that it always does', async () => {
    const { savedStep } = openOpinion();
    const when = within(await screen.findByRole('group', { name: 'S’applique seulement si' }));
    const line = within(when.getByRole('group', { name: 'Condition 1' }));
    expect(line.getByRole('combobox', { name: 'Champ' })).toHaveDisplayValue('Titre');
    expect(line.getByRole('textbox', { name: 'Valeur' })).toHaveValue('Bruges');
    await userEvent.click(line.getByRole('button', { name: 'Supprimer la condition 1' }));
    expect(await savedStep(1)).not.toHaveProperty('when');
  });

  it('within which time it can be undone', async () => {
    const { savedStep } = openOpinion();
    const window = await screen.findByRole('textbox', { name: /Délai d’annulation/ });
    fireEvent.change(window, { target: { value: 'PT10M' } });
    expect(await savedStep(1)).toMatchObject({ correction: { mode: 'undo', window: 'PT10M' } });
  });
});
