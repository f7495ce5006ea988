import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { fieldsDraft } from '../../../test/fieldsDraft.ts';
import { renderStudio } from '../../../test/studio.tsx';

type Saved = Readonly<Record<string, string | null>>;
/** A file of the draft: what stands in it is what a test looks at. */
interface Json {
  readonly properties: Readonly<Record<string, Json & Readonly<Record<string, unknown>>>>;
  readonly fields: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The part of the panel about a field, and what the last save made of a file. */
async function openTab(field: string, tab: string) {
  const saveDraft = vi.fn(async (_id: string, _changes: Saved, revision: number) => ({
    revision: revision + 1,
    updatedAt: '2026-11-22T09:00:00Z',
  }));
  renderStudio(`/studio/drafts/d1/fields?step=desk&field=${encodeURIComponent(field)}`, {
    saveDraft,
    draft: async () => fieldsDraft,
  });
  const user = userEvent.setup();
  await user.click(await screen.findByRole('tab', { name: tab }));
  /** Each save has the files that changed since the one before: the last text of each is what stands there. */
  const saves = (file: string, check: (value: Json) => void) =>
    waitFor(
      () => {
        const texts = saveDraft.mock.calls.flatMap(([, changes]) => changes[file] ?? []);
        check(JSON.parse(texts.at(-1) ?? '{}'));
      },
      { timeout: 10_000 },
    );
  return { user, saves, saveDraft };
}

const type = (name: string | RegExp, value: string) => {
  const box = screen.getByRole('textbox', { name });
  fireEvent.change(box, { target: { value } });
  fireEvent.blur(box);
};
const loan = (schema: Json) => schema.properties.loan?.properties ?? {};

describe('what is said of a field', () => {
  it('its label and help, in the languages of the definition side by side', async () => {
    const { saves } = await openTab('/loan/from', 'Textes');
    expect(screen.getByRole('textbox', { name: 'Libellé (Français)' })).toHaveValue('Prêté le');
    expect(screen.getByRole('textbox', { name: 'Libellé (Nederlands)' })).toHaveValue('');
    type('Libellé (Nederlands)', 'Geleend op');
    type('Aide (Nederlands)', 'De dag zelf.');
    await saves('i18n/nl.json', (file) =>
      expect(file).toMatchObject({
        'field.desk.loan.from.title': 'Geleend op',
        'field.desk.loan.from.help': 'De dag zelf.',
      }),
    );
  });

  it('its limits; what is none is said and not kept', async () => {
    const { saves } = await openTab('/loan/copies', 'Réponse');
    type('Au plus', '0');
    expect(screen.getByText('Le minimum dépasse le maximum.')).toBeInTheDocument();
    type('Au plus', '2,5');
    expect(screen.getByText('Écrivez un nombre entier.')).toBeInTheDocument();
    type('Au plus', 'beaucoup');
    expect(screen.getByText('Écrivez un nombre.')).toBeInTheDocument();
    type('Au plus', '12');
    type('Unité', 'livres');
    await saves('steps/desk.schema.json', (file) =>
      expect(loan(file).copies).toEqual({
        type: 'integer',
        minimum: 1,
        maximum: 12,
        origin: 'proposed',
        unit: 'livres',
      }),
    );
  });

  it('its choices: a new one, another order, another text', async () => {
    const { user, saves } = await openTab('/loan/state', 'Réponse');
    type('Nouveau choix', 'Très abîmé');
    await user.click(screen.getByRole('button', { name: 'Ajouter le choix' }));
    expect(await screen.findByRole('group', { name: 'Textes du choix tresAbime' })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Monter le choix Usé' }));
    await waitFor(() => expect(screen.getByRole('button', { name: 'Descendre le choix Usé' })).toHaveFocus());
    const texts = within(screen.getByRole('group', { name: 'Textes du choix worn' }));
    fireEvent.change(texts.getByRole('textbox', { name: 'Nederlands' }), { target: { value: 'Versleten' } });
    await saves('i18n/nl.json', (file) =>
      expect(file).toMatchObject({
        'field.desk.loan.state.option.worn': 'Versleten',
      }),
    );
    await saves('steps/desk.schema.json', (file) =>
      expect(loan(file).state).toMatchObject({
        enum: ['worn', 'new', 'tresAbime'],
      }),
    );
  });

  it('a choice that a rule speaks of goes only after that was said; it is renamed with what speaks of it', async () => {
    const { user, saves } = await openTab('/loan/state', 'Réponse');
    await user.click(screen.getByRole('button', { name: 'Supprimer le choix Neuf' }));
    const question = await screen.findByRole('alertdialog', { name: 'Supprimer le choix « new » ?' });
    expect(question).toHaveTextContent('few-worn');
    await user.click(within(question).getByRole('button', { name: 'Annuler' }));
    await user.click(screen.getByRole('button', { name: 'Renommer le choix Usé' }));
    const dialog = await screen.findByRole('dialog', { name: 'Renommer le choix « worn »' });
    const value = within(dialog).getByRole('textbox', { name: 'Valeur enregistrée' });
    fireEvent.change(value, { target: { value: 'new' } });
    await user.click(within(dialog).getByRole('button', { name: 'Renommer' }));
    expect(within(dialog).getByText('Un autre choix a déjà cette valeur.')).toBeInTheDocument();
    fireEvent.change(value, { target: { value: 'used' } });
    await user.click(within(dialog).getByRole('button', { name: 'Renommer' }));
    await saves('steps/desk.logic.json', (file) =>
      expect(file.fields['/loan/copies']?.visible).toBe('has(this.state) && this.state == "used"'),
    );
  });

  it('the table of its choices, and the columns that say what', async () => {
    const { user, saves } = await openTab('/shelf', 'Réponse');
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Colonne du premier jour de validité' }),
      'from',
    );
    await user.selectOptions(screen.getByRole('combobox', { name: 'Validité jugée à la date' }), 'Prêté le');
    await saves('steps/desk.schema.json', (file) =>
      expect(file.properties.shelf?.fromTable).toEqual({
        table: 'shelves',
        value: 'code',
        validFrom: 'from',
        validOn: '/loan/from',
      }),
    );
  });

  it('whether it must be given: always, never, or on a condition', async () => {
    const { user, saves, saveDraft } = await openTab('/title', 'Conditions');
    const required = () => within(screen.getByRole('radiogroup', { name: 'Obligatoire' }));
    expect(required().getByRole('radio', { name: 'Toujours' })).toBeChecked();
    await user.click(required().getByRole('radio', { name: 'Selon une condition' }));
    expect(required().getByRole('radio', { name: 'Selon une condition' })).toBeChecked();
    expect(screen.getByRole('group', { name: 'Obligatoire quand' })).toBeInTheDocument();
    await saves('steps/desk.logic.json', (file) => expect(file.fields).not.toHaveProperty(['/title']));
    saveDraft.mockClear();
    await user.click(required().getByRole('radio', { name: 'Toujours' }));
    await saves('steps/desk.logic.json', (file) => expect(file.fields['/title']).toEqual({ required: true }));
  });

  it('when it is shown, as lines or as text', async () => {
    const { user, saves } = await openTab('/loan/copies', 'Conditions');
    const shown = within(screen.getByRole('group', { name: 'Affiché seulement quand' }));
    await user.click(shown.getByRole('button', { name: /en texte/ }));
    const text = await shown.findByRole('textbox');
    expect(text).toHaveValue('has(this.state) && this.state == "worn"');
    fireEvent.change(text, { target: { value: 'this.state == "worn"' } });
    fireEvent.blur(text);
    await saves('steps/desk.logic.json', (file) =>
      expect(file.fields['/loan/copies']?.visible).toBe('this.state == "worn"'),
    );
  });

  it('its width and how it is shown', async () => {
    const { user, saves } = await openTab('/loan/state', 'Affichage');
    await user.click(screen.getByRole('radio', { name: 'Un tiers' }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Présentation' }), 'Liste déroulante');
    await saves('steps/desk.ui.json', (file) =>
      expect(file.fields['/loan/state']).toEqual({
        width: 'third',
        widget: 'select',
      }),
    );
  });

  it('a drawing of one’s own: cleaned, named, and used; what is none is said', async () => {
    const { user, saves, saveDraft } = await openTab('/loan/state', 'Affichage');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Présentation' }), 'Endroits d’un dessin');
    const chosen = screen.getByLabelText('Ajouter un dessin (SVG)', { selector: 'input' });
    await user.upload(chosen, new File(['<p>Bonjour</p>'], 'lettre.svg', { type: 'image/svg+xml' }));
    expect(await screen.findByText('« lettre.svg » n’est pas un dessin utilisable')).toBeInTheDocument();
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="steal()"><script>steal()</script><path id="new" d="M0 0h9v9z"/></svg>';
    await user.upload(chosen, new File([svg], 'Côté gauche (2).svg', { type: 'image/svg+xml' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Ajouter un dessin (SVG)' }));
    expect(dialog.getByText('Une forme peut être choisie : new')).toBeInTheDocument();
    expect(dialog.getByText('worn')).toBeInTheDocument();
    const name = dialog.getByRole('textbox', { name: 'Nom du dessin' });
    expect(name).toHaveValue('cote-gauche-2');
    fireEvent.change(name, { target: { value: 'Côté' } });
    await user.click(dialog.getByRole('button', { name: 'Ajouter le dessin' }));
    expect(dialog.getByText(/Un nom commence par une lettre minuscule/)).toBeInTheDocument();
    fireEvent.change(name, { target: { value: 'side' } });
    await user.click(dialog.getByRole('button', { name: 'Ajouter le dessin' }));
    await saves('steps/desk.ui.json', (file) =>
      expect(file.fields['/loan/state']).toEqual({ widget: 'regions', drawing: 'side' }),
    );
    expect(screen.getByRole('combobox', { name: 'Dessin' })).toHaveDisplayValue('side');
    expect(saveDraft.mock.calls.flatMap(([, changes]) => changes['pictures/side.svg'] ?? [])).toEqual([
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path id="new" d="M0 0h9v9z"/></svg>',
    ]);
  });

  it('points on a line, and what their ends mean', async () => {
    const { user, saves } = await openTab('/loan/copies', 'Affichage');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Présentation' }), 'Échelle');
    await saves('steps/desk.ui.json', (file) =>
      expect(file.fields['/loan/copies']).toEqual({ width: 'half', widget: 'scale' }),
    );
    await user.click(screen.getByRole('tab', { name: 'Textes' }));
    type('Début de l’échelle (Français)', 'Aucun');
    await saves('i18n/fr.json', (file) =>
      expect(file).toMatchObject({ 'field.desk.loan.copies.start': 'Aucun' }),
    );
  });

  it('where it comes from: half a citation waits, a whole one is kept', async () => {
    const { user, saves, saveDraft } = await openTab('/title', 'Origine');
    type('Source', 'library');
    expect(screen.getByText(/Une citation a besoin de la source et de l’article/)).toBeInTheDocument();
    expect(saveDraft).not.toHaveBeenCalled();
    type('Article', '§2');
    type('La phrase de la source', 'Le titre est noté.');
    await user.click(screen.getByRole('radio', { name: 'La source juridique le demande' }));
    type('Raison', 'Pour le retrouver.');
    await saves('steps/desk.schema.json', (file) =>
      expect(file.properties.title).toEqual({
        type: 'string',
        maxLength: 200,
        origin: 'source',
        cite: { source: 'library', article: '§2', sentence: 'Le titre est noté.' },
        reason: 'Pour le retrouver.',
      }),
    );
  });
});
