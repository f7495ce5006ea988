import { UiProvider } from '@greffe/ui';
import type { FormProps } from '@rjsf/core';
import withTheme from '@rjsf/core/lib/withTheme.js';
import { ErrorSchemaBuilder, type RJSFSchema, type UiSchema, type ValidatorType } from '@rjsf/utils';
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { describe, expect, it, vi } from 'vitest';
import { fieldId, theme } from './index.ts';

const Form = withTheme(theme);

const refuse = () => {
  throw new Error('A constant schema without conditions asks nothing of a validator.');
};
const validator: ValidatorType = {
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  isValid: refuse,
  rawValidation: refuse,
};

const schema: RJSFSchema = {
  type: 'object',
  properties: {
    tree: {
      type: 'object',
      properties: {
        name: { type: 'string' },
        height: { type: 'number' },
        planted: { type: 'string', format: 'date' },
        owner: { type: 'string', format: 'niss' },
        kind: { type: 'string', enum: ['oak', 'beech'] },
        soil: { type: 'string', enum: ['clay', 'sand', 'loam'] },
        forest: { type: 'string', enum: ['a', 'b'] },
        ill: { type: 'boolean' },
        notes: { type: 'string' },
        pests: { type: 'array', uniqueItems: true, items: { type: 'string', enum: ['moth', 'rust'] } },
        place: { type: 'object', properties: { parish: { type: 'string' } } },
      },
    },
    visits: { type: 'array', items: { type: 'object', properties: { who: { type: 'string' } } } },
  },
};

const uiSchema: UiSchema = {
  tree: {
    'ui:title': 'Arbre',
    name: {
      'ui:title': 'Nom',
      'ui:help': 'Celui de la plaque',
      'ui:options': { required: true, width: 'half' },
    },
    height: {
      'ui:title': 'Hauteur',
      'ui:widget': 'number',
      'ui:options': { unit: 'm', warnings: ['Rare.'] },
    },
    planted: { 'ui:title': 'Planté le', 'ui:widget': 'date' },
    owner: { 'ui:title': 'NISS', 'ui:widget': 'niss' },
    kind: { 'ui:title': 'Essence', 'ui:widget': 'radio', 'ui:enumNames': ['Chêne', 'Hêtre'] },
    soil: { 'ui:title': 'Sol', 'ui:widget': 'select', 'ui:enumNames': ['Argile', 'Sable', 'Limon'] },
    forest: { 'ui:title': 'Forêt', 'ui:widget': 'combobox', 'ui:enumNames': ['Soignes', 'Anlier'] },
    ill: { 'ui:title': 'Malade', 'ui:widget': 'checkbox' },
    notes: { 'ui:title': 'Remarques', 'ui:widget': 'textarea' },
    pests: {
      'ui:title': 'Ravageurs',
      'ui:widget': 'checkboxes',
      'ui:enumNames': ['Processionnaire', 'Rouille'],
    },
    place: { 'ui:title': 'Lieu', parish: { 'ui:title': 'Commune' } },
  },
  visits: { 'ui:title': 'Visites', items: { 'ui:title': 'Visite', who: { 'ui:title': 'Qui' } } },
};

const show = (props: Partial<FormProps> = {}) =>
  render(
    <UiProvider locale="fr-BE">
      <main>
        <h1>Un arbre</h1>
        <Form
          schema={schema}
          uiSchema={uiSchema}
          validator={validator}
          formContext={{ language: 'fr' }}
          noValidate
          {...props}
        />
      </main>
    </UiProvider>,
  );

const changed = (onChange: ReturnType<typeof vi.fn>): unknown => onChange.mock.calls.at(-1)?.[0]?.formData;

describe('theme', () => {
  it('gives each field the id of its pointer, its label, its help and its unit', () => {
    show();
    const name = screen.getByRole('textbox', { name: 'Nom' });
    expect(name).toHaveAttribute('id', fieldId('/tree/name'));
    expect(name).toBeRequired();
    expect(name).toHaveAccessibleDescription('Celui de la plaque');
    expect(screen.getByRole('textbox', { name: 'Hauteur' })).toHaveAccessibleDescription(
      '(facultatif) Rare. m',
    );
    expect(screen.getByRole('radiogroup', { name: 'Essence' })).toHaveAttribute('id', fieldId('/tree/kind'));
    expect(screen.getByRole('region', { name: 'Arbre' })).toHaveAttribute('id', fieldId('/tree'));
    expect(screen.getByRole('group', { name: 'Lieu' })).toHaveAttribute('id', fieldId('/tree/place'));
  });

  it('says errors at the field, and names nothing that is not there', () => {
    const errors = new ErrorSchemaBuilder().addErrors('Le nom manque.', 'tree.name');
    const { container } = show({ extraErrors: errors.addErrors('Choisissez.', 'tree.kind').ErrorSchema });
    const name = screen.getByRole('textbox', { name: 'Nom' });
    expect(name).toBeInvalid();
    expect(name).toHaveAccessibleDescription('Erreur : Le nom manque. Celui de la plaque');
    expect(screen.getByRole('radiogroup', { name: 'Essence' })).toHaveAccessibleDescription(/Choisissez\./);
    for (const element of container.querySelectorAll('[aria-describedby], [aria-labelledby], [for]')) {
      const named = ['aria-describedby', 'aria-labelledby', 'for'].flatMap((attribute) =>
        (element.getAttribute(attribute) ?? '').split(' ').filter(Boolean),
      );
      expect(named.filter((id) => document.getElementById(id) === null)).toEqual([]);
    }
  });

  it('breaks no rule of axe', async () => {
    const { container } = show({
      formData: { visits: [{ who: 'Ann' }] },
      extraErrors: new ErrorSchemaBuilder().addErrors('Le nom manque.', 'tree.name').ErrorSchema,
    });
    // Colours need a layout, which jsdom has not; Storybook checks them.
    const result = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(
      result.violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join()}`),
    ).toEqual([]);
  });

  it('keeps every value of the data in the type of the schema, by keyboard alone', async () => {
    const onChange = vi.fn();
    show({ onChange });
    const user = userEvent.setup();
    await user.click(screen.getByRole('textbox', { name: 'Nom' }));
    await user.keyboard('Fau{Tab}1,50{Tab}1/2/26{Tab}{Tab}850402 169 32{Tab}');
    await user.keyboard(' {Tab}');
    await act(() => Promise.resolve());
    expect(changed(onChange)).toMatchObject({
      tree: { name: 'Fau', height: 1.5, planted: '2026-02-01', owner: '85040216932', kind: 'oak' },
    });
  });

  it('keeps a number that is not finished as text', async () => {
    const onChange = vi.fn();
    show({ onChange });
    const user = userEvent.setup();
    const height = screen.getByRole('textbox', { name: 'Hauteur' });
    await user.type(height, '1,');
    await user.tab();
    expect(changed(onChange)).toMatchObject({ tree: { height: '1,' } });
    expect(height).toHaveValue('1,');
  });

  it('renders hidden fields not at all', () => {
    show({ uiSchema: { ...uiSchema, tree: { ...uiSchema.tree, name: { 'ui:widget': 'hidden' } } } });
    expect(document.getElementById(fieldId('/tree/name'))).toBeNull();
  });

  it('adds and removes the items of a list, the focus following', async () => {
    show();
    const user = userEvent.setup();
    const visits = within(screen.getByRole('region', { name: 'Visites' }));
    await user.click(visits.getByRole('button', { name: 'Ajouter – Visites' }));
    expect(visits.getByRole('textbox', { name: 'Qui' })).toHaveFocus();
    await user.click(visits.getByRole('button', { name: 'Retirer – Visite 1' }));
    expect(visits.queryByRole('textbox')).toBeNull();
    expect(visits.getByRole('button', { name: 'Ajouter – Visites' })).toHaveFocus();
  });

  it('refuses a widget that does not exist, naming path, widget and what is known', () => {
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(() => show({ uiSchema: { tree: { name: { 'ui:widget': 'slider' } } } })).toThrow(
      /At \/tree\/name: no widget is named "slider" for a field of type string\. Known are text, .*checkbox/,
    );
    quiet.mockRestore();
  });
});
