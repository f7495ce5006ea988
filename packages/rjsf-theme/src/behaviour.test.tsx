import { UiProvider } from '@greffe/ui';
import withTheme from '@rjsf/core/lib/withTheme.js';
import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import validator from '@rjsf/validator-ajv8';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { theme, translateString } from './index.ts';

const Form = withTheme(theme);

/** A form of one property, and what its data are by now. */
function show(property: RJSFSchema, ui: UiSchema = {}, formData: object = {}) {
  const onChange = vi.fn();
  render(
    <UiProvider locale="fr-BE">
      <Form
        schema={{ type: 'object', properties: { it: property } }}
        uiSchema={{ it: { 'ui:title': 'Champ', ...ui } }}
        formContext={{ language: 'fr' }}
        translateString={translateString({ language: 'fr' })}
        {...{ formData, onChange, validator }}
      />
    </UiProvider>,
  );
  return { user: userEvent.setup(), value: (): unknown => onChange.mock.calls.at(-1)?.[0]?.formData.it };
}

it.each([
  ['time', { type: 'string' }, '930', '09:30'],
  ['time', { type: 'string', format: 'time' }, '930', '09:30:00'],
  ['duration', { type: 'string' }, '1h30', 'PT1H30M'],
  ['partial-date', { type: 'string' }, '2/2026', '2026-02'],
] as const)('%s of %o takes %s as %s', async (widget, schema, typed, expected) => {
  const { user, value } = show(schema, { 'ui:widget': widget });
  await user.type(screen.getByRole('textbox', { name: 'Champ' }), typed);
  await user.tab();
  expect(value()).toBe(expected);
});

it('scale gives the number of its point, and takes the answer back', async () => {
  const { user, value } = show({ type: 'integer', minimum: 0, maximum: 10 }, { 'ui:widget': 'scale' });
  await user.click(screen.getByRole('radio', { name: '7' }));
  expect(value()).toBe(7);
  await user.click(screen.getByRole('button', { name: 'Effacer la réponse – Champ' }));
  expect(value()).toBeUndefined();
});

it('switch is on and off by the space bar', async () => {
  const { user, value } = show({ type: 'boolean' }, { 'ui:widget': 'switch' });
  await user.tab();
  expect(screen.getByRole('switch', { name: 'Champ' })).toHaveFocus();
  await user.keyboard(' ');
  expect(value()).toBe(true);
});

it('file puts what is chosen into the data, and takes it out again', async () => {
  const { user, value } = show({ type: 'string', format: 'data-url' }, { 'ui:widget': 'file' });
  await user.upload(screen.getByLabelText('Champ'), new File(['abc'], 'note.txt', { type: 'text/plain' }));
  const remove = await screen.findByRole('button', { name: 'Retirer – note.txt' });
  expect(value()).toBe('data:text/plain;name=note.txt;base64,YWJj');
  await user.click(remove);
  expect(value()).toBeUndefined();
});

it('a property that the schema does not name can be named otherwise, and taken away', async () => {
  const schema = { type: 'object', additionalProperties: { type: 'string' } } as const;
  const { user, value } = show(schema, {}, { it: { oak: 'tall' } });
  const name = screen.getByRole('textbox', { name: 'Nom du champ' });
  await user.clear(name);
  await user.type(name, 'elm');
  await user.tab();
  expect(value()).toEqual({ elm: 'tall' });
  await user.click(screen.getByRole('button', { name: 'Retirer – elm' }));
  expect(value()).toEqual({});
  await user.click(screen.getByRole('button', { name: 'Ajouter un champ – Champ' }));
  expect(Object.keys(value() as object)).toHaveLength(1);
});

it('one of several forms of an answer shows the fields of that form', async () => {
  const form = (title: string) =>
    ({ title, type: 'object', properties: { [title]: { type: 'string', title } } }) as const;
  const { user } = show({ type: 'object', oneOf: [form('Arbre'), form('Plante')] });
  expect(screen.getByRole('textbox', { name: 'Arbre' })).toBeInTheDocument();
  await user.selectOptions(screen.getByRole('combobox', { name: 'Champ' }), 'Plante');
  expect(screen.getByRole('textbox', { name: 'Plante' })).toBeInTheDocument();
  expect(screen.queryByRole('textbox', { name: 'Arbre' })).toBeNull();
});

it('rjsf’s own words are in the form’s language', async () => {
  const { user, value } = show({ type: 'boolean' }, { 'ui:widget': 'radio' });
  await user.click(screen.getByRole('radio', { name: 'Non' }));
  expect(value()).toBe(false);
  cleanup();
  show({ type: 'object', oneOf: [{ type: 'object' }, { type: 'object' }] });
  expect(screen.getAllByRole('option').map((each) => each.textContent)).toEqual(
    expect.arrayContaining(['Champ, possibilité 1', 'Champ, possibilité 2']),
  );
});
