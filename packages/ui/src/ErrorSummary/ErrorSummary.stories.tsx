import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { TextField } from '../TextField/index.ts';
import { ErrorSummary } from './index.ts';

const meta = {
  title: 'Messages/ErrorSummary',
  component: ErrorSummary,
  parameters: {
    guide: {
      keyboard: { 'Enter on a line': 'Goes to the field' },
      do: [
        'Show it on each failed submit, with the same words as at the fields.',
        'Give `focusKey` the count of attempts, so that the next one is announced too.',
      ],
      dont: ['Do not show it while somebody is still typing.'],
    },
  },
  args: {
    title: 'Deux réponses sont à corriger',
    intro: 'Choisissez une ligne pour aller à la question.',
    errors: [
      { id: 'niss', message: 'Le numéro NISS est faux : le chiffre de contrôle ne correspond pas.' },
      { id: 'date', message: 'La date de l’implantation ne peut pas être dans le futur.' },
    ],
  },
} satisfies Meta<typeof ErrorSummary>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Two: Story = {};
export const LeadsToTheField: Story = {
  args: { errors: [{ id: 'lot', message: 'Le numéro de lot manque.' }] },
  render: (args) => (
    <>
      <ErrorSummary {...args} />
      <TextField id="lot" label="Numéro de lot" value={undefined} onCommit={() => undefined} />
    </>
  ),
  play: async ({ canvas, userEvent }) => {
    await expect(canvas.getByRole('alert')).toHaveFocus();
    await userEvent.click(canvas.getByRole('link'));
    await expect(canvas.getByRole('textbox')).toHaveFocus();
  },
};
