import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { fieldsDraft } from '../../../test/fieldsDraft.ts';
import { renderStudio } from '../../../test/studio.tsx';

type Saved = Readonly<Record<string, string | null>>;

async function setUp(field?: string, language: 'fr' | 'de' = 'fr') {
  const saveDraft = vi.fn(async (_id: string, _changes: Saved, revision: number) => ({
    revision: revision + 1,
    updatedAt: '2026-11-22T09:00:00Z',
  }));
  const at = field === undefined ? '' : `&field=${encodeURIComponent(field)}`;
  const view = renderStudio(
    `/studio/drafts/d1/fields?step=desk${at}`,
    { saveDraft, draft: async () => fieldsDraft },
    language,
  );
  const user = userEvent.setup();
  const outline = await screen.findByRole('treegrid');
  const saved = async (): Promise<Saved> => {
    await waitFor(() => expect(saveDraft).toHaveBeenCalled(), { timeout: 8000 });
    return saveDraft.mock.calls.at(-1)?.[1] ?? {};
  };
  return {
    ...view,
    user,
    outline,
    saved,
    names: () =>
      within(outline)
        .getAllByRole('row')
        .map((row) => `${row.getAttribute('aria-level')} ${row.getAttribute('aria-label')?.split(',')[0]}`),
    row: (name: RegExp) => within(outline).getByRole('row', { name }),
    address: () => new URLSearchParams(view.router.state.location.search).get('field'),
    savedFile: async (file: string) => JSON.parse((await saved())[file] ?? '{}'),
  };
}

const heading = (name: string) => screen.findByRole('heading', { level: 3, name });
const press = async (user: ReturnType<typeof userEvent.setup>, name: string | RegExp) =>
  user.click(await screen.findByRole('button', { name }));

describe('the fields of a step', () => {
  it('stand in their order, in their sections, with what is said of each; what a module brings is closed at first', async () => {
    const { names, outline, user } = await setUp();
    expect(names()).toEqual([
      '1 Titre',
      '1 Le prêt',
      '2 Prêté le',
      '2 Exemplaires',
      '2 État',
      '1 Lecteur',
      '1 Rayon',
    ]);
    expect(
      within(outline).getByRole('row', { name: 'Titre, Texte court, Toute la ligne, Obligatoire' }),
    ).toBeInTheDocument();
    expect(
      within(outline).getByRole('row', { name: /Exemplaires, .*La moitié, Affiché si…/ }),
    ).toBeInTheDocument();
    const reader = within(outline).getByRole('row', { name: /^Lecteur/ });
    await user.click(within(reader).getByRole('button', { name: /Ouvrir ou fermer/ }));
    expect(names()).toContain('2 Nom du lecteur');
  });

  it('are those of the step that is chosen', async () => {
    const { user } = await setUp();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Étape' }), 'Avis');
    expect(await screen.findByRole('row', { name: /^Réponse/ })).toBeInTheDocument();
    expect(screen.queryByRole('row', { name: /^Titre/ })).not.toBeInTheDocument();
  });

  it('of a shared module say where they come from and cannot be changed', async () => {
    const { row } = await setUp('/reader/name');
    expect(await heading('Nom du lecteur')).toBeInTheDocument();
    await waitFor(() => expect(row(/^Nom du lecteur/)).toHaveAttribute('aria-selected', 'true'));
    expect(screen.getByText(/vient du module partagé « Le lecteur »/)).toBeInTheDocument();
    expect(screen.getByText('library, §4')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Renommer' })).not.toBeInTheDocument();
    expect(screen.queryByRole('tab')).not.toBeInTheDocument();
  });

  it('show markup in a label as text', async () => {
    const { user, row } = await setUp('/title');
    const label = await screen.findByRole('textbox', { name: 'Libellé (Français)' });
    fireEvent.change(label, { target: { value: '<img src=x onerror=alert(1)>' } });
    fireEvent.blur(label);
    await user.tab();
    expect(row(/^<img src=x/)).toBeInTheDocument();
    expect(document.querySelector('img')).toBeNull();
  });
});

describe('moving by the keyboard', () => {
  it('down, into the section above and out of it, said each time; the field stays in hand', async () => {
    const { user, row, names, address } = await setUp('/shelf');
    await user.click(row(/^Rayon/));
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(names().slice(-2)).toEqual(['1 Rayon', '1 Lecteur']);
    expect(screen.getByText('« Rayon » est maintenant à la place 3 de l’étape.')).toBeInTheDocument();
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    expect(names().slice(1, 6)).toEqual(['1 Le prêt', '2 Prêté le', '2 Exemplaires', '2 État', '2 Rayon']);
    expect(screen.getByText('« Rayon » est maintenant à la place 4 dans « Le prêt ».')).toBeInTheDocument();
    await waitFor(() => expect(address()).toBe('/loan/shelf'));
    await waitFor(() => expect(row(/^Rayon/)).toHaveFocus());
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    expect(names().slice(1)).toEqual([
      '1 Le prêt',
      '2 Prêté le',
      '2 Exemplaires',
      '2 État',
      '1 Rayon',
      '1 Lecteur',
    ]);
    await waitFor(() => expect(row(/^Rayon/)).toHaveFocus());
  });

  it('says that a field can go no further', async () => {
    const { user, row, names } = await setUp('/title');
    await user.click(row(/^Titre/));
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(names()[0]).toBe('1 Titre');
    expect(screen.getByText('« Titre » ne peut pas aller plus loin.')).toBeInTheDocument();
  });

  it('to another place by a window: into a section, at a position', async () => {
    const { user, names, savedFile } = await setUp('/shelf');
    await press(user, 'Déplacer vers…');
    const dialog = await screen.findByRole('dialog', { name: 'Déplacer « Rayon »' });
    await user.selectOptions(within(dialog).getByRole('combobox', { name: 'Dans' }), '– Le prêt');
    await user.selectOptions(
      within(dialog).getByRole('combobox', { name: 'Position' }),
      'Avant « Prêté le »',
    );
    await user.click(within(dialog).getByRole('button', { name: 'Déplacer' }));
    expect(names().slice(1, 4)).toEqual(['1 Le prêt', '2 Rayon', '2 Prêté le']);
    const schema = await savedFile('steps/desk.schema.json');
    expect(Object.keys(schema.properties.loan.properties)).toEqual(['shelf', 'from', 'copies', 'state']);
  });

  it('to another step, after saying what cannot follow; what cannot be done at all is not offered', async () => {
    const { user, savedFile, row } = await setUp('/loan/copies');
    await press(user, 'Déplacer vers…');
    const first = await screen.findByRole('dialog');
    await user.selectOptions(within(first).getByRole('combobox', { name: 'Étape' }), 'Avis');
    expect(await within(first).findByText(/Une expression ne pourrait plus/)).toBeInTheDocument();
    expect(within(first).getByRole('button', { name: 'Déplacer' })).toBeDisabled();
    await user.keyboard('{Escape}');
    await user.click(row(/^Prêté le/));
    await press(user, 'Déplacer vers…');
    const dialog = await screen.findByRole('dialog');
    await user.selectOptions(within(dialog).getByRole('combobox', { name: 'Étape' }), 'Avis');
    await user.click(within(dialog).getByRole('button', { name: 'Déplacer' }));
    const schema = await savedFile('steps/opinion.schema.json');
    expect(Object.keys(schema.properties)).toEqual(['answer', 'from']);
  });
});

describe('a field', () => {
  it('is added behind the one in hand, with a name made of its label, and is then in hand', async () => {
    const { user, names, address, savedFile, row } = await setUp('/title');
    await user.click(row(/^Titre/));
    await user.click(screen.getByRole('row', { name: 'Choix unique' }));
    const dialog = await screen.findByRole('dialog', { name: 'Nouveau champ : Choix unique' });
    await user.click(within(dialog).getByRole('button', { name: 'Ajouter' }));
    expect(within(dialog).getByText('Écrivez un libellé dans une langue au moins.')).toBeInTheDocument();
    expect(within(dialog).getByText('Écrivez au moins un choix.')).toBeInTheDocument();
    await user.click(within(dialog).getByRole('textbox', { name: 'Libellé (Français)' }));
    await user.paste('Région d’origine');
    await user.click(within(dialog).getByRole('textbox', { name: 'Choix, un par ligne' }));
    await user.paste('À l’est\nOuest');
    await user.click(within(dialog).getByRole('button', { name: 'Ajouter' }));
    expect(await heading('Région d’origine')).toBeInTheDocument();
    expect(address()).toBe('/regionDOrigine');
    expect(names().slice(0, 3)).toEqual(['1 Titre', '1 Région d’origine', '1 Le prêt']);
    await waitFor(() => expect(screen.getByRole('tab', { name: 'Textes' })).toHaveFocus());
    const schema = await savedFile('steps/desk.schema.json');
    expect(Object.keys(schema.properties)[1]).toBe('regionDOrigine');
    expect(schema.properties.regionDOrigine.enum).toEqual(['aLEst', 'ouest']);
  });

  it('is renamed after saying what follows; the same name twice is refused', async () => {
    const { user, address, savedFile } = await setUp('/loan/state');
    await press(user, 'Renommer');
    const dialog = await screen.findByRole('dialog', { name: 'Renommer « État »' });
    expect(dialog).toHaveTextContent('Suivent d’eux-mêmes (2)');
    expect(dialog).toHaveTextContent('few-worn');
    const name = within(dialog).getByRole('textbox', { name: 'Nom dans les fichiers' });
    fireEvent.change(name, { target: { value: 'copies' } });
    await user.click(within(dialog).getByRole('button', { name: 'Renommer' }));
    expect(within(dialog).getByText('Un champ du même endroit porte déjà ce nom.')).toBeInTheDocument();
    fireEvent.change(name, { target: { value: 'condition' } });
    await user.click(within(dialog).getByRole('button', { name: 'Renommer' }));
    await waitFor(() => expect(address()).toBe('/loan/condition'));
    const logic = await savedFile('steps/desk.logic.json');
    expect(logic.fields['/loan/copies'].visible).toBe('has(this.condition) && this.condition == "worn"');
  });

  it('is removed after saying what would break; the one beside it is in hand, and an undo brings it back in hand', async () => {
    const { user, row, names, address } = await setUp('/loan/state');
    await user.click(row(/^État/));
    await waitFor(() => expect(row(/^État/)).toHaveFocus());
    await user.keyboard('{Delete}');
    const dialog = await screen.findByRole('alertdialog', { name: 'Supprimer « État » ?' });
    expect(dialog).toHaveTextContent('À corriger ensuite (2)');
    expect(dialog).toHaveTextContent('few-worn');
    expect(dialog).toHaveTextContent('Exemplaires');
    await user.click(within(dialog).getByRole('button', { name: 'Supprimer le champ' }));
    await waitFor(() => expect(names()).not.toContain('2 État'));
    await waitFor(() => expect(address()).toBe('/loan/copies'));
    await waitFor(() => expect(row(/^Exemplaires/)).toHaveFocus());
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(address()).toBe('/loan/state'));
    await waitFor(() => expect(row(/^État/)).toHaveFocus());
  });

  it('leads by Enter to what is said of it, and back by Escape', async () => {
    const { user, row } = await setUp('/title');
    await user.click(row(/^Titre/));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.getByRole('tab', { name: 'Textes' })).toHaveFocus());
    await user.keyboard('{Escape}');
    await waitFor(() => expect(row(/^Titre/)).toHaveFocus());
  });

  it('speaks the reader’s language', async () => {
    const { outline } = await setUp('/title', 'de');
    expect(outline).toHaveAccessibleName('Felder des Schritts');
    expect(
      within(outline).getByRole('row', { name: 'Titre, Kurzer Text, Ganze Zeile, Pflicht' }),
    ).toBeInTheDocument();
  });
});
