import { join } from 'node:path';
import type { Step } from '@greffe/definition';
import { createSchemaValidator } from '@greffe/definition/compile';
import { loadDefinition } from '@greffe/definition/load';
import { act, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { show } from '../../test/render.tsx';
import { stepOf } from '../store/stepOf.ts';

/** An example that ships: it asks in every way that a definition can name. */
const folder = join(import.meta.dirname, '../../../../forms/example-monitoring');
const loaded = await loadDefinition(folder);
if (!loaded.bundle) throw new Error('The example has findings: run greffe check on it.');
const { bundle } = loaded;

function showStep(step: string, data = {}, readOnly = false) {
  const validate = createSchemaValidator(stepOf(bundle, step));
  return show({ bundle, step, data, validate, readOnly });
}

it('asks for part of a date, for yes or no at once, and for the code of a device, which it reads', async () => {
  const { user, onChange } = showStep('baseline');
  await user.type(screen.getByRole('textbox', { name: 'Maladie connue depuis' }), '3/2019');
  const scales = await screen.findByRole('textbox', { name: 'Balance prêtée (UDI)' });
  await user.type(scales, '0100643169007222172705311010A12{Enter}');
  expect(screen.getByRole('status')).toHaveTextContent('00643169007222');
  expect(screen.getByRole('status')).toHaveTextContent('À utiliser avant le31/05/2027');
  expect(onChange).toHaveBeenLastCalledWith(
    expect.objectContaining({
      knownSince: '2019-03',
      scalesDevice: '(01)00643169007222(17)270531(10)10A12',
    }),
  );
  await user.click(screen.getByRole('switch', { name: 'Le patient a une balance à la maison' }));
  expect(onChange).toHaveBeenLastCalledWith(expect.objectContaining({ ownScales: true }));
  expect(screen.queryByRole('textbox', { name: 'Balance prêtée (UDI)' })).toBeNull();
});

it('asks for a time, a point on a scale whose ends are named, and places on a drawing', async () => {
  const { user, onChange, container } = showStep('measurement');
  await user.type(screen.getByRole('textbox', { name: 'Heure de la mesure' }), '730');
  await user.click(screen.getByRole('radio', { name: '0, Aucun' }));
  expect(screen.getByRole('radio', { name: '10, Le pire imaginable' })).not.toBeChecked();
  await user.click(await screen.findByRole('checkbox', { name: 'Cheville droite' }));
  expect(container.querySelectorAll('svg path')).not.toHaveLength(0);
  expect(onChange).toHaveBeenLastCalledWith({
    measuredAt: '07:30',
    breathlessness: 0,
    swelling: ['rightAnkle'],
  });
});

it('asks for how long, for one of five answers in words, and for rows of a table', async () => {
  const { user, onChange } = showStep('contact-report');
  await user.type(screen.getByRole('textbox', { name: 'Durée du contact' }), '1h30');
  await user.click(screen.getByRole('radio', { name: 'Plutôt mal' }));
  await user.click(screen.getByRole('button', { name: 'Ajouter – Médicaments' }));
  const table = within(screen.getByRole('table', { name: 'Médicaments' }));
  const what = table.getByRole('textbox', { name: 'Nom' });
  expect(what).toHaveFocus();
  await user.type(what, 'Furosémide{Tab}40{Tab}2021{Tab}');
  await act(() => Promise.resolve());
  expect(onChange).toHaveBeenLastCalledWith({
    timeTaken: 'PT1H30M',
    coping: 'littleWell',
    medicines: [{ medicineName: 'Furosémide', dailyDose: 40, takenSince: '2021' }],
  });
  expect(table.getAllByRole('columnheader').map((each) => each.textContent)).toEqual([
    'Médicament',
    'Nom',
    'Dose par jour',
    'Depuis',
    'Actions',
  ]);
  await user.click(table.getByRole('button', { name: 'Retirer – Médicament 1' }));
  expect(screen.getByRole('button', { name: 'Ajouter – Médicaments' })).toHaveFocus();
});

it('offers choices to tick where a list does not say that each is ticked once', async () => {
  const step = stepOf(bundle, 'measurement');
  const schema: Step['schema'] = JSON.parse(JSON.stringify(step.schema).replace('"uniqueItems":true,', ''));
  expect(schema).not.toEqual(step.schema);
  const fields = step.fields.map((field) =>
    field.pointer === '/swelling'
      ? { ...field, layout: { ...field.layout, widget: 'checkboxes' as const } }
      : field,
  );
  const steps = { ...bundle.steps, measurement: { ...step, schema, fields } };
  const { user, onChange } = show({ bundle: { ...bundle, steps }, step: 'measurement', validate: () => [] });
  await user.click(screen.getByRole('checkbox', { name: 'Cheville droite' }));
  expect(onChange).toHaveBeenLastCalledWith({ swelling: ['rightAnkle'] });
  await user.click(screen.getByRole('checkbox', { name: 'Cheville droite' }));
  expect(onChange).toHaveBeenLastCalledWith({});
});

it('is read in words', () => {
  showStep('measurement', { weight: 70, measuredAt: '07:30', swelling: ['leftAnkle', 'belly'] }, true);
  expect(screen.getByText('Cheville gauche et Ventre')).toBeInTheDocument();
  expect(screen.getByText('07:30')).toBeInTheDocument();
  expect(screen.queryByRole('checkbox')).toBeNull();
});

it('is read in words, part of a date and how long too', () => {
  showStep('baseline', { knownSince: '2019-03', ownScales: true }, true);
  expect(screen.getByText('03/2019')).toBeInTheDocument();
  expect(screen.getByText('Oui')).toBeInTheDocument();
});

it('reads the rows of a table as a table', () => {
  const medicines = [
    { medicineName: 'Furosémide', dailyDose: 40 },
    { medicineName: 'Bisoprolol', dailyDose: 2.5, takenSince: '2021' },
  ];
  showStep('contact-report', { medicines }, true);
  const table = within(screen.getByRole('table', { name: 'Médicaments' }));
  expect(table.getAllByRole('row').map((row) => [...row.children].map((each) => each.textContent))).toEqual([
    ['Médicament', 'Nom', 'Dose par jour', 'Depuis'],
    ['Médicament 1', 'Furosémide', '40\u00a0mg', 'Non renseigné'],
    ['Médicament 2', 'Bisoprolol', '2,5\u00a0mg', '2021'],
  ]);
});
