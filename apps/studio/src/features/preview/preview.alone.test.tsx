import { formatDate } from '@greffe/client/app';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { filesOf, shared } from '../../../test/forms.ts';
import { compileStep, importValidator } from '../../../test/preview.ts';
import { aDraft, renderStudio } from '../../../test/studio.tsx';

vi.mock('./importValidator.ts', () => ({ importValidator }));

type Files = Readonly<Record<string, string>>;

beforeEach(() => localStorage.clear());

const panel = () => screen.findByRole('complementary', { name: 'Aperçu' });
const inPanel = async () => within(await panel());
const press = async (name: string | RegExp) =>
  userEvent.click(await (await inPanel()).findByRole('button', { name }));

/** A draft of a registry in the editor, its preview open. */
async function open(name: string, more: { readonly files?: Files; readonly api?: object } = {}) {
  const files = more.files ?? filesOf(name);
  const draft = async () => aDraft({ registry: name, files, shared });
  renderStudio('/studio/drafts/d1/steps', { draft, compileStep, ...more.api });
  await userEvent.click(await screen.findByRole('button', { name: 'Aperçu du formulaire' }));
  await (await inPanel()).findByRole('combobox', { name: 'En tant que' });
}

/** What is typed is in the trial when the field is left. */
async function fill(label: RegExp, value: string) {
  const field = await (await inPanel()).findByRole('textbox', { name: label });
  fireEvent.change(field, { target: { value } });
  fireEvent.blur(field);
}

const choose = async (name: RegExp) => userEvent.click(await (await inPanel()).findByRole('radio', { name }));

async function identify() {
  await fill(/NISS/, '61.03.17-126.84');
  await fill(/^Nom/, 'Dupont');
  await fill(/^Prénom/, 'Jeanne');
  await choose(/Féminin|Femme/);
  const insurer = await (await inPanel()).findByRole('combobox', { name: /^Organisme assureur/ });
  await userEvent.selectOptions(insurer, 'Mutualité Exemple');
  fireEvent.blur(insurer);
  await press('Valider');
}

describe('a draft that is tried', () => {
  it('opens beside the editor with a record to fill in, keeps open, and closes again', async () => {
    await open('example-opinion');
    const tried = await inPanel();
    expect(screen.getByRole('heading', { name: 'Aperçu' })).toHaveFocus();
    expect(tried.getByRole('combobox', { name: 'En tant que' })).toHaveDisplayValue('Médecin – à son tour');
    expect(tried.getByRole('heading', { name: 'Identité', level: 3 })).toBeInTheDocument();
    expect(JSON.parse(localStorage.getItem('greffe.studio.preview') ?? '{}')).toMatchObject({ isOpen: true });
    await press('Fermer');
    expect(screen.queryByRole('complementary')).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Aperçu du formulaire' })).toHaveFocus();
  });

  it('says what is missing, as the form itself does', async () => {
    await open('example-opinion');
    await press('Valider');
    const alert = await (await inPanel()).findByRole('alert');
    expect(within(alert).getAllByRole('link').length).toBeGreaterThan(2);
  });

  it('CO-4: is validated, taken back, validated again, and goes on as the next actor when the time is over', async () => {
    await open('example-opinion');
    await identify();
    const tried = await inPanel();
    const left = await tried.findByRole('timer', { name: 'Temps restant pour annuler' });
    expect(left.textContent).toMatch(/^[45]:/);
    await press('Annuler la validation');
    expect(await tried.findByRole('textbox', { name: /^Nom/ })).toHaveValue('Dupont');
    await press('Valider');
    await tried.findByRole('timer');
    await press('+5 minutes');
    expect(await tried.findByText(/Verrouillé : seul le support/)).toBeInTheDocument();
    await press('Patient : Consentement éclairé');
    expect(tried.getByRole('combobox', { name: 'En tant que' })).toHaveDisplayValue('Patient – à son tour');
    expect(tried.getByRole('heading', { name: 'Consentement éclairé', level: 3 })).toHaveFocus();
    await press(/Ce qui s’est passé/);
    const happened = tried.getByRole('list', { name: 'Ce qui s’est passé' });
    expect(within(happened).getByText('Verrouillé : Identité')).toBeInTheDocument();
    expect(within(happened).getByText('Étape ouverte : Consentement éclairé')).toBeInTheDocument();
  });

  it('shows whom a step waits for, and to whom the record does not show', async () => {
    await open('example-opinion');
    await press(/^Étape 1 sur 11/);
    await press(/Consentement éclairé En attente/);
    const tried = await inPanel();
    expect(await tried.findByText('Cette étape n’est pas encore ouverte')).toBeInTheDocument();
    expect(tried.getAllByText('Attend : Identité').length).toBeGreaterThan(0);
    await userEvent.selectOptions(tried.getByRole('combobox', { name: 'En tant que' }), 'Membre du conseil');
    expect(
      await tried.findByText('Membre du conseil : ne voit pas cet enregistrement pour le moment'),
    ).toBeInTheDocument();
  });

  it('begins a record that belongs to another once that one is far enough', async () => {
    await open('example-monitoring');
    await press('Nouvel enregistrement d’essai');
    const dialog = within(await screen.findByRole('dialog', { name: 'Nouvel enregistrement d’essai' }));
    await userEvent.click(dialog.getByRole('radio', { name: /contact/i }));
    expect(dialog.getByText(/aucun n’est encore assez avancé/)).toBeInTheDocument();
    expect(dialog.getByRole('button', { name: 'Commencer' })).toBeDisabled();
  });

  it('answers in place of the receiver of a record that was sent', async () => {
    await open('example-monitoring');
    await press('Nouvel enregistrement d’essai');
    await userEvent.click(await screen.findByRole('button', { name: 'Commencer' }));
    const tried = await inPanel();
    expect(tried.getByRole('combobox', { name: 'Enregistrement d’essai' })).toHaveDisplayValue(/^2\. /);
    await press('Recommencer à zéro');
    await waitFor(() =>
      expect(tried.queryByRole('combobox', { name: 'Enregistrement d’essai' })).not.toBeInTheDocument(),
    );
  });

  it.each([
    ['Nederlands', 'Valideren'],
    ['Deutsch', 'Validieren'],
    ['English', 'Validate'],
  ])('CO-8: speaks %s where the studio speaks French, and keeps what is typed', async (language, button) => {
    await open('example-opinion');
    await fill(/^Nom/, 'Dupont');
    const tried = await inPanel();
    await userEvent.click(
      within(tried.getByRole('group', { name: 'Langue du formulaire' })).getByRole('button', {
        name: language,
      }),
    );
    expect(await tried.findByRole('button', { name: button })).toBeInTheDocument();
    expect(tried.getByDisplayValue('Dupont')).toBeInTheDocument();
  });

  it('moves its clock to a day, and not back', async () => {
    await open('example-trial');
    await press('Choisir un jour');
    const tried = await inPanel();
    const day = await tried.findByRole('textbox', { name: 'Avancer jusqu’au (8 h)' });
    fireEvent.change(day, { target: { value: '01/02/2020' } });
    await press('Avancer');
    expect(
      tried.getByText('L’horloge de l’essai ne recule pas. Choisissez un jour à venir.'),
    ).toBeInTheDocument();
    fireEvent.change(day, { target: { value: '01/02/2040' } });
    await press('Avancer');
    expect(tried.getByText('L’horloge de l’essai indique maintenant 01/02/2040, 08:00.')).toBeInTheDocument();
  });

  it('does not validate what the server could not check, and does when it answers again', async () => {
    const compile = vi.fn().mockRejectedValue(new TypeError('no connection'));
    await open('example-opinion', { api: { compileStep: compile } });
    const tried = await inPanel();
    expect(await tried.findByText('Tout n’a pas pu être vérifié')).toBeInTheDocument();
    await identify();
    expect(tried.queryByRole('timer')).not.toBeInTheDocument();
    compile.mockImplementation(compileStep);
    await press('Réessayer');
    await waitFor(() => expect(tried.queryByText('Tout n’a pas pu être vérifié')).not.toBeInTheDocument());
    await press('Valider');
    expect(await tried.findByRole('timer')).toBeInTheDocument();
  });
});

describe('a draft that is changed while it is tried', () => {
  it('shows its new words at once, and keeps what is typed', async () => {
    await open('example-opinion');
    await fill(/^Nom/, 'Dupont');
    const title = screen.getByRole('textbox', { name: 'Titre (Français)' });
    await userEvent.clear(title);
    await userEvent.type(title, 'Qui est-ce ?');
    fireEvent.blur(title);
    const tried = await inPanel();
    expect(await tried.findByRole('heading', { name: 'Qui est-ce ?', level: 3 })).toBeInTheDocument();
    expect(tried.getByRole('textbox', { name: /^Nom/ })).toHaveValue('Dupont');
  });

  it('shows the last good form while the draft has errors, and says so', async () => {
    await open('example-opinion');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Médecin', checked: true }));
    const tried = await inPanel();
    expect(await tried.findByText('L’aperçu montre le dernier formulaire sans erreur')).toBeInTheDocument();
    expect(tried.getByRole('button', { name: 'Valider' })).toBeInTheDocument();
  });

  it('says that nothing can be tried where the draft never had a form', async () => {
    const draft = async () => aDraft({ files: { 'form.json': '{' } });
    renderStudio('/studio/drafts/d1/steps', { draft, compileStep });
    await userEvent.click(await screen.findByRole('button', { name: 'Aperçu du formulaire' }));
    expect(await screen.findByText('Le formulaire ne peut pas encore être essayé')).toBeInTheDocument();
  });
});

describe('by the keyboard', () => {
  /** Presses a button as somebody does who has no mouse. */
  const enter = async (name: string | RegExp) => {
    (await (await inPanel()).findByRole('button', { name })).focus();
    await userEvent.keyboard('{Enter}');
  };

  it('goes through a trial of several days: consent, planning, the first entry of a diary, the next day', async () => {
    await open('example-trial');
    const tried = await inPanel();
    await fill(/NISS/, '61.03.17-126.84');
    await fill(/^Nom/, 'Petit');
    await fill(/^Prénom/, 'Jeanne');
    await enter('Valider');
    await tried.findByRole('timer');
    await enter('+5 minutes');
    await enter('Patient : Consentement éclairé');
    tried.getByRole('checkbox').focus();
    await userEvent.keyboard(' ');
    await enter('Valider');
    await tried.findByText(/Verrouillé : seul le support/);
    await enter('Médecin : Planification');
    const today = formatDate(new Date().toISOString());
    const tomorrow = formatDate(new Date(Date.now() + 86_400_000).toISOString());
    await fill(/Premier jour/, today);
    await fill(/Dernier jour/, tomorrow);
    await enter('Valider');
    await tried.findByRole('timer');
    await enter('+5 minutes');
    await enter('Patient : Journal');
    expect(tried.getByRole('heading', { name: today, level: 4 })).toHaveFocus();
    await fill(/Douleur/, '4');
    tried.getByRole('radio', { name: 'Bien' }).focus();
    await userEvent.keyboard(' ');
    await enter('Valider');
    const list = tried.getByRole('list', { name: 'Toutes les entrées' });
    await waitFor(() => expect(within(list).getByText('Faite')).toBeInTheDocument());
    await enter('+1 jour');
    await enter('Patient : Journal');
    expect(await tried.findByRole('heading', { name: tomorrow, level: 4 })).toBeInTheDocument();
  });

  it('F6 goes from the editor to the preview and back to where one was', async () => {
    await open('example-opinion');
    const title = screen.getByRole('textbox', { name: 'Titre (Français)' });
    title.focus();
    await userEvent.keyboard('{F6}');
    expect(screen.getByRole('heading', { name: 'Aperçu' })).toHaveFocus();
    const role = (await inPanel()).getByRole('combobox', { name: 'En tant que' });
    role.focus();
    await userEvent.keyboard('{F6}');
    expect(title).toHaveFocus();
    await userEvent.keyboard('{F6}');
    expect(role).toHaveFocus();
  });

  it('Ctrl+Z in the preview undoes nothing of the draft', async () => {
    await open('example-opinion');
    await userEvent.click(screen.getByRole('button', { name: 'Descendre' }));
    const undo = screen.getByRole('button', { name: 'Annuler' });
    expect(undo).toBeEnabled();
    (await inPanel()).getByRole('textbox', { name: /^Nom/ }).focus();
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(undo).toBeEnabled();
  });
});
