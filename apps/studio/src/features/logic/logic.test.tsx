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
    'field.desk.visit.complaints.option.pain': 'Douleur',
    'field.desk.visit.complaints.option.fever': 'Fièvre',
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
});
