import { UiProvider } from '@greffe/ui';
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { aDraft } from '../../../test/studio.tsx';
import { createEditor } from '../editor/createEditor.ts';
import { EditorProvider } from '../editor/EditorProvider.tsx';
import { LanguageProvider } from '../language/LanguageProvider.tsx';
import { ExpressionField, type ExpressionFieldProps } from './ExpressionField.tsx';

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const field = (more: object) => ({ origin: 'proposed', ...more });

/** A step with a field of each kind, in a section and out of it. */
const files = {
  ...aDraft().files,
  'steps/desk.schema.json': json({
    type: 'object',
    properties: {
      title: field({ type: 'string', maxLength: 80 }),
      kind: field({ type: 'string', enum: ['adult', 'child'] }),
      agreed: field({ type: 'boolean' }),
      visit: field({
        type: 'object',
        properties: {
          date: field({ type: 'string', format: 'date' }),
          weight: field({ type: 'number' }),
          complaints: field({ type: 'array', items: { type: 'string', enum: ['pain', 'fever'] } }),
        },
      }),
      born: field({ type: 'string', format: 'date' }),
    },
  }),
  'i18n/fr.json': json({
    'step.desk.title': 'Guichet',
    'field.desk.title.title': 'Titre',
    'field.desk.kind.title': 'Lecteur',
    'field.desk.kind.option.adult': 'Adulte',
    'field.desk.kind.option.child': 'Enfant',
    'field.desk.agreed.title': 'Accord',
    'field.desk.visit.title': 'Visite',
    'field.desk.visit.date.title': 'Date',
    'field.desk.visit.weight.title': 'Poids',
    'field.desk.visit.complaints.title': 'Plaintes',
    'field.desk.visit.complaints.*.option.pain': 'Douleur',
    'field.desk.visit.complaints.*.option.fever': 'Fièvre',
    'field.desk.born.title': 'Naissance',
  }),
};

type Given = Partial<Omit<ExpressionFieldProps, 'onChange'>>;

/** An expression in a draft; `set` is a change from elsewhere, such as an undo. */
function setUp(given: Given = {}) {
  const onChange = vi.fn<(value: string | undefined) => void>();
  let set: (value: string | undefined) => void = () => undefined;
  const never = async () => Promise.reject(new TypeError('not stubbed'));
  const editor = createEditor(aDraft({ files }), { saveDraft: never, draft: never });
  function Holder() {
    const [value, setValue] = useState(given.value);
    set = setValue;
    return (
      <ExpressionField
        label="Visible si"
        place={{ step: 'desk', scope: '' }}
        kind="boolean"
        {...given}
        value={value}
        onChange={(next) => {
          onChange(next);
          setValue(next);
        }}
      />
    );
  }
  render(
    <LanguageProvider initial="fr">
      <UiProvider locale="fr-BE" navigate={() => undefined}>
        <EditorProvider value={{ editor, findings: [] }}>
          <Holder />
        </EditorProvider>
      </UiProvider>
    </LanguageProvider>,
  );
  return { onChange, set: (value: string | undefined) => act(() => set(value)), user: userEvent.setup() };
}

const line = (number: string | number) => within(screen.getByRole('group', { name: `Condition ${number}` }));
const last = (onChange: ReturnType<typeof vi.fn>) => onChange.mock.calls.at(-1)?.[0];

describe('a condition made of lines', () => {
  it('is about a field, with the choices of it by their labels, and counts once it is complete', async () => {
    const { onChange, user } = setUp();
    await user.click(screen.getByRole('button', { name: 'Ajouter une condition' }));
    expect(line(1).getByRole('combobox', { name: 'Champ' })).toHaveFocus();
    await user.selectOptions(line(1).getByRole('combobox', { name: 'Champ' }), 'Lecteur');
    expect(line(1).getByText(/ne compte pas encore/)).toBeInTheDocument();
    expect(onChange).not.toHaveBeenCalled();
    await user.selectOptions(line(1).getByRole('combobox', { name: 'Valeur' }), 'Enfant');
    expect(last(onChange)).toBe('this.kind == "child"');
    expect(line(1).queryByText(/ne compte pas encore/)).not.toBeInTheDocument();
    await user.selectOptions(line(1).getByRole('combobox', { name: 'Comparaison' }), 'est l’un de');
    expect(last(onChange)).toBe('this.kind in ["child"]');
    await user.click(line(1).getByRole('checkbox', { name: 'Adulte' }));
    expect(last(onChange)).toBe('this.kind in ["adult", "child"]');
  });

  it('asks of each kind of field what can be asked of it', async () => {
    const { onChange, user } = setUp();
    await user.click(screen.getByRole('button', { name: 'Ajouter une condition' }));
    const choose = (name: string, option: string) =>
      user.selectOptions(line(1).getByRole('combobox', { name }), option);
    await choose('Champ', 'Accord');
    expect(last(onChange)).toBe('has(this.agreed) && this.agreed');
    await choose('Champ', 'Naissance');
    await choose('Comparaison', 'n’est pas après');
    await choose('Origine de la valeur', 'Une date calculée');
    await choose('Unité et sens', 'ans avant');
    await user.clear(line(1).getByRole('textbox', { name: 'Combien' }));
    await user.type(line(1).getByRole('textbox', { name: 'Combien' }), '18');
    await user.selectOptions(line(1).getByRole('combobox', { name: 'Valeur' }), 'Aujourd’hui');
    await user.tab();
    expect(last(onChange)).toBe('this.born <= addYears(today, -18)');
    await choose('Champ', 'Années écoulées depuis « Naissance »');
    await choose('Comparaison', 'est plus petit que');
    await user.type(line(1).getByRole('textbox', { name: 'Valeur' }), '18');
    await user.tab();
    expect(last(onChange)).toBe('yearsBetween(this.born, today) < 18');
    await choose('Champ', 'Poids');
    await choose('Comparaison', 'est au moins');
    await user.type(line(1).getByRole('textbox', { name: 'Valeur' }), '2,5');
    await user.tab();
    expect(last(onChange)).toBe('this.visit.weight >= 2.5');
    await choose('Champ', 'Plaintes');
    await choose('Valeur', 'Douleur');
    expect(last(onChange)).toBe('"pain" in this.visit.complaints');
    await choose('Comparaison', 'n’est pas rempli');
    expect(last(onChange)).toBe('!has(this.visit.complaints)');
  });

  it('counts with others in groups, of which all, one or none has to hold', async () => {
    const { onChange, user } = setUp({ value: 'this.kind == "child"' });
    await user.click(screen.getByRole('button', { name: 'Ajouter un groupe' }));
    expect(line('2.1').getByRole('combobox', { name: 'Champ' })).toHaveFocus();
    await user.selectOptions(line('2.1').getByRole('combobox', { name: 'Champ' }), 'Accord');
    await user.click(screen.getByRole('button', { name: 'Ajouter une condition au groupe 2' }));
    await user.selectOptions(line('2.2').getByRole('combobox', { name: 'Champ' }), 'Titre');
    await user.selectOptions(line('2.2').getByRole('combobox', { name: 'Comparaison' }), 'est rempli');
    expect(last(onChange)).toBe(
      'this.kind == "child" && ((has(this.agreed) && this.agreed) || has(this.title))',
    );
    await user.selectOptions(screen.getByRole('combobox', { name: 'Groupe 2' }), 'Aucune de ces conditions');
    expect(last(onChange)).toBe(
      'this.kind == "child" && !((has(this.agreed) && this.agreed) || has(this.title))',
    );
    await user.click(screen.getByRole('button', { name: 'Supprimer la condition 1' }));
    await user.click(screen.getByRole('button', { name: 'Supprimer la condition 1.1' }));
    await user.click(screen.getByRole('button', { name: 'Supprimer la condition 1.1' }));
    expect(last(onChange)).toBeUndefined();
    expect(screen.getByRole('button', { name: 'Ajouter une condition' })).toHaveFocus();
    expect(screen.getByRole('status')).toHaveTextContent('Condition supprimée');
  });

  it('shows what comes from elsewhere, and leaves alone how that is written', () => {
    const { onChange, set } = setUp({ value: '(this.kind) == "child"' });
    expect(line(1).getByRole('combobox', { name: 'Valeur' })).toHaveDisplayValue('Enfant');
    set('this.born < today && !this.agreed');
    expect(line(1).getByRole('combobox', { name: 'Champ' })).toHaveDisplayValue('Naissance');
    expect(line(2).getByRole('combobox', { name: 'Comparaison' })).toHaveDisplayValue(
      'est non, une fois répondu',
    );
    expect(onChange).not.toHaveBeenCalled();
  });

  it('is about the section that it stands in, and about the rest of the step', async () => {
    const { onChange, user } = setUp({ place: { step: 'desk', scope: '/visit' } });
    await user.click(screen.getByRole('button', { name: 'Ajouter une condition' }));
    const field = line(1).getByRole('combobox', { name: 'Champ' });
    await user.selectOptions(field, 'this.date');
    expect(within(field).getByRole('group', { name: 'Visite' })).toBeInTheDocument();
    await user.selectOptions(field, 'Lecteur');
    await user.selectOptions(line(1).getByRole('combobox', { name: 'Valeur' }), 'Adulte');
    expect(last(onChange)).toBe('data.kind == "adult"');
  });

  it('names a field that is there no more, and says what is wrong', () => {
    setUp({ value: 'this.gone == "x"' });
    expect(line(1).getByRole('combobox', { name: 'Champ' })).toHaveDisplayValue('this.gone');
    expect(screen.getByRole('group', { name: 'Visible si' })).toHaveAccessibleDescription(
      /« this » n’a pas de champ « gone »/,
    );
  });

  it.each([
    ['this.born <= this.born', /Les deux côtés sont le même champ/],
    ['this.title.matches("(a+)+$")', /Le motif « \(a\+\)\+\$ » est refusé/],
    ['this.born > "2026-01-31"', /ne va pas entre une date et un texte\. Une date s’écrit date/],
    ['year(this.born)', /Le résultat est un nombre entier ; il faut oui ou non\./],
  ])('says at once what is wrong with %s', (value, sentence) => {
    setUp({ value });
    expect(screen.getByText(sentence)).toBeInTheDocument();
  });
});

describe('the same as text', () => {
  it('is one press away, and stays where it cannot be shown as conditions', async () => {
    const { user, set } = setUp({ value: 'this.kind == "child"' });
    await user.click(screen.getByRole('button', { name: 'Écrire en texte – Visible si' }));
    expect(screen.getByRole('textbox', { name: 'Visible si' })).toHaveValue('this.kind == "child"');
    await user.click(screen.getByRole('button', { name: 'Revenir aux conditions – Visible si' }));
    expect(line(1).getByRole('combobox', { name: 'Valeur' })).toHaveDisplayValue('Enfant');
    set('this.visit.complaints.exists(c, c == "pain")');
    expect(screen.getByRole('textbox', { name: 'Visible si' })).toBeInTheDocument();
    expect(screen.getByText(/Trop particulier/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Revenir aux conditions/ })).not.toBeInTheDocument();
  });

  it('is completed with the keyboard alone: fields by their names, choices by their labels', async () => {
    const { onChange, user } = setUp({ value: 'true' });
    const text = screen.getByRole('textbox', { name: 'Visible si' });
    await user.clear(text);
    await user.type(text, 'this.ki');
    const list = await screen.findByRole('listbox', { name: 'Propositions' });
    const options = within(list).getAllByRole('option');
    expect(options[0]).toHaveTextContent('kindLecteur');
    await user.keyboard('{ArrowDown}{Enter}');
    expect(text).toHaveValue('this.kind');
    await user.type(text, ' == "c', { initialSelectionStart: 9 });
    expect(await screen.findByRole('option', { name: /Enfant/ })).toBeInTheDocument();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('listbox')).not.toBeInTheDocument();
    await user.keyboard('{Control>} {/Control}{ArrowUp}');
    expect(text).toHaveAttribute('aria-activedescendant', screen.getByRole('option', { selected: true }).id);
    await user.keyboard('{Enter}');
    expect(text).toHaveValue('this.kind == "child"');
    await user.tab();
    expect(last(onChange)).toBe('this.kind == "child"');
  });

  it('says what is wrong while it is written, and where', async () => {
    const { user } = setUp({ value: 'true' });
    const text = screen.getByRole('textbox', { name: 'Visible si' });
    await user.clear(text);
    await user.type(text, 'this.knd == "child"');
    expect(text).toHaveAccessibleDescription(
      /« this » n’a pas de champ « knd »\. Vouliez-vous écrire « kind » \?/,
    );
    expect(text).toBeInvalid();
  });
});

describe('a value', () => {
  it('is written out, with the choices of the field that gets it', async () => {
    const { onChange, user } = setUp({ kind: 'value', label: 'Valeur initiale', field: '/kind' });
    await user.selectOptions(screen.getByRole('combobox', { name: 'Valeur initiale' }), 'Enfant');
    expect(last(onChange)).toBe('"child"');
    await user.click(screen.getByRole('button', { name: 'Effacer – Valeur initiale' }));
    expect(last(onChange)).toBeUndefined();
  });

  it('is another field’s, today, or a date counted from another', async () => {
    const { onChange, user } = setUp({ kind: 'value', label: 'Valeur calculée', field: '/visit/date' });
    const source = () => screen.getByRole('combobox', { name: 'Origine de la valeur' });
    await user.selectOptions(source(), 'Aujourd’hui');
    expect(last(onChange)).toBe('today');
    await user.selectOptions(source(), 'Un autre champ');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Valeur calculée' }), 'Naissance');
    expect(last(onChange)).toBe('this.born');
    await user.selectOptions(source(), 'Une date calculée');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Unité et sens' }), 'mois après');
    expect(last(onChange)).toMatch(/^addMonths\(.+, 1\)$/);
  });

  it('is not its own', () => {
    setUp({ kind: 'value', label: 'Valeur calculée', field: '/born', value: 'addDays(this.born, 1)' });
    expect(screen.getByText('La valeur de ce champ se calcule à partir d’elle-même.')).toBeInTheDocument();
  });
});
