import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, waitFor } from 'storybook/test';
import { DateField } from '../DateField/index.ts';
import { TextField } from '../TextField/index.ts';
import { RepeatingRows, type RepeatingRowsProps } from './index.ts';

const cellsOf = (id: string, isLabelHidden: boolean) => [
  <TextField
    key="what"
    id={`${id}-what`}
    label="Intervention"
    isLabelHidden={isLabelHidden}
    value={undefined}
    onCommit={() => undefined}
  />,
  <DateField
    key="when"
    id={`${id}-when`}
    label="Date"
    calendarLabel="Ouvrir le calendrier"
    isLabelHidden={isLabelHidden}
    value={undefined}
    onCommit={() => undefined}
  />,
];

/** Adds and removes, as a form does. */
function Kept(props: RepeatingRowsProps) {
  const [{ ids, next }, setRows] = useState({ ids: props.rows.map(({ id }) => id), next: props.rows.length });
  return (
    <RepeatingRows
      {...props}
      rows={ids.map((id) => ({ id, cells: cellsOf(id, props.layout === 'table') }))}
      onAdd={() => setRows({ ids: [...ids, `row-${next}`], next: next + 1 })}
      onRemove={(gone) => setRows({ ids: ids.filter((id) => id !== gone), next })}
    />
  );
}

const meta = {
  title: 'Fields/RepeatingRows',
  component: RepeatingRows,
  parameters: {
    guide: {
      keyboard: {
        'Enter or Space on “add”': 'Adds a row and goes to its first field',
        'Enter or Space on “remove”': 'Removes the row and goes to the button that adds',
      },
      do: [
        'Use a table for two to four short fields, cards for more.',
        'In a table hide the labels of the fields: the column says them, a screen reader hears both.',
      ],
      dont: ['Do not add an empty row beforehand where none is an answer.'],
    },
  },
  args: {
    addId: 'operations-add',
    label: 'Interventions antérieures',
    itemLabel: 'Intervention',
    columns: ['Intervention', 'Date'],
    rows: ['row-0', 'row-1'].map((id) => ({ id, cells: [] })),
    addLabel: 'Ajouter',
    removeLabel: 'Retirer',
    actionsLabel: 'Actions',
    emptyLabel: 'Aucune intervention.',
    addedLabel: '{item} ajoutée',
    removedLabel: '{item} retirée',
  },
  render: (args) => <Kept {...args} />,
} satisfies Meta<typeof RepeatingRows>;
export default meta;
type Story = StoryObj<typeof meta>;

export const AsTable: Story = { args: { layout: 'table' } };
export const AsCards: Story = {};
export const Empty: Story = { args: { rows: [] } };
export const TableOnAPhone: Story = { args: { layout: 'table' }, globals: { viewport: { value: 'phone' } } };
export const ByKeyboard: Story = {
  args: { layout: 'table', rows: [] },
  play: async ({ canvas, userEvent }) => {
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(canvas.getByRole('textbox', { name: 'Intervention' })).toHaveFocus());
    await expect(canvas.getByRole('status')).toHaveTextContent('Intervention 1 ajoutée');
    await userEvent.click(canvas.getByRole('button', { name: 'Retirer – Intervention 1' }));
    await waitFor(() => expect(canvas.getByRole('button', { name: /^Ajouter/ })).toHaveFocus());
    await expect(canvas.getByRole('status')).toHaveTextContent('Intervention 1 retirée');
  },
};
