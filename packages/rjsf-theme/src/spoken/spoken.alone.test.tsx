import { UiProvider } from '@greffe/ui';
import { virtual } from '@guidepup/virtual-screen-reader';
import withTheme from '@rjsf/core/lib/withTheme.js';
import { ErrorSchemaBuilder, type RJSFSchema, type UiSchema } from '@rjsf/utils';
import validator from '@rjsf/validator-ajv8';
import { render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { type ThemeContext, theme, translateString } from '../index.ts';

const Form = withTheme(theme);
const context: ThemeContext = {
  language: 'en',
  readDevice: (value) => ({ ok: true, value, parts: [{ label: 'Model', value: value.slice(4) }] }),
};

const text = (more: RJSFSchema = {}): RJSFSchema => ({ type: 'string', ...more });
const colours: RJSFSchema = { type: 'string', enum: ['red', 'blue'] };
const words = { 'ui:enumNames': ['Red', 'Blue'] };
const drawing = '<svg viewBox="0 0 9 9"><path id="red" d="M0 0h4v4z"/><path id="blue" d="M5 5h4v4z"/></svg>';

/** A field a widget: its schema, how it is asked, a value, and whether something is wrong with it. */
const fields: Readonly<
  Record<string, { schema: RJSFSchema; ui?: UiSchema; value?: unknown; error?: string }>
> = {
  text: { schema: text(), ui: { 'ui:help': 'As on the plate' }, value: 'Oak', error: 'This name is taken.' },
  textarea: { schema: text(), value: 'Old' },
  number: { schema: { type: 'number' }, ui: { 'ui:unit': 'm' }, value: 1.5 },
  date: { schema: text(), value: '2026-02-01' },
  'partial-date': { schema: text(), value: '2026-02', error: 'This month is still to come.' },
  time: { schema: text(), value: '09:30' },
  duration: { schema: text(), value: 'PT1H30M' },
  datetime: { schema: text() },
  niss: { schema: text(), value: '85040216932' },
  radio: { schema: colours, ui: words, value: 'blue' },
  select: { schema: colours, ui: words, value: 'red' },
  combobox: { schema: colours, ui: words, value: 'red' },
  checkbox: { schema: { type: 'boolean' }, value: true },
  checkboxes: { schema: { type: 'array', uniqueItems: true, items: colours }, value: ['red'] },
  switch: { schema: { type: 'boolean' }, value: true },
  scale: {
    schema: { type: 'integer', minimum: 0, maximum: 2 },
    ui: { 'ui:startLabel': 'None', 'ui:endLabel': 'The worst' },
    value: 2,
    error: 'Choose a lower one.',
  },
  regions: {
    schema: { type: 'array', uniqueItems: true, items: colours },
    ui: { 'ui:drawing': drawing },
    value: ['blue'],
  },
  'device-scan': { schema: text(), value: '(01)00643169007222' },
  range: { schema: { type: 'integer', minimum: 0, maximum: 10 }, value: 3 },
  color: { schema: text(), value: '#00ff00' },
  file: { schema: text({ format: 'data-url' }) },
};

/** All that a screen reader says of a page, read from the top to the end. */
async function heard(): Promise<string> {
  await virtual.start({ container: document.body });
  while ((await virtual.lastSpokenPhrase()) !== 'end of document') await virtual.next();
  const phrases = await virtual.spokenPhraseLog();
  await virtual.stop();
  return `${phrases.slice(1, -1).join('\n')}\n`;
}

async function show(it: RJSFSchema, ui: UiSchema, value: unknown, error?: string) {
  render(
    <UiProvider locale="en-BE">
      <Form
        schema={{ type: 'object', properties: { it } }}
        uiSchema={{ it: { 'ui:title': 'Tree', ...ui }, 'ui:submitButtonOptions': { norender: true } }}
        formData={{ it: value }}
        formContext={context}
        translateString={translateString(context)}
        validator={validator}
        noValidate
        {...(error !== undefined && {
          extraErrors: new ErrorSchemaBuilder().addErrors(error, 'it').ErrorSchema,
        })}
      />
    </UiProvider>,
  );
  // Some widgets are on their way at first.
  await screen.findAllByText(/Tree|Add/);
}

afterEach(() => virtual.stop());

it('has a field for each widget', () => {
  const named = Object.keys(theme.widgets ?? {}).filter((name) => /^[a-z]/.test(name));
  expect(Object.keys(fields).sort()).toEqual(named.sort());
});

it.each(Object.entries(fields))('%s', async (widget, { schema, ui = {}, value, error }) => {
  await show(schema, { 'ui:widget': widget, ...ui }, value, error);
  await expect(await heard()).toMatchFileSnapshot(`heard/${widget}.txt`);
});

it('table', async () => {
  const item: RJSFSchema = { type: 'object', properties: { name: text(), litres: { type: 'number' } } };
  const label = (title: string) => ({ 'ui:title': title, 'ui:label': false });
  await show(
    { type: 'array', items: item },
    { 'ui:layout': 'table', items: { name: label('Name'), litres: label('Litres') } },
    [{ name: 'Oak' }],
  );
  await expect(await heard()).toMatchFileSnapshot('heard/table.txt');
});
