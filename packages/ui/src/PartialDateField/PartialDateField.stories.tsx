import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { PartialDateField } from './index.ts';

const meta = {
  title: 'Fields/PartialDateField',
  component: PartialDateField,
  parameters: {
    width: 'field',
    guide: {
      keyboard: { Enter: 'Hands on what is typed at once' },
      do: [
        'Use it for what a patient remembers: the year of a first diagnosis, the month of an operation.',
        'Say in `help` that a year is enough.',
      ],
      dont: ['Do not use it where a rule counts days: that is a `DateField`.'],
    },
  },
  args: {
    id: 'since',
    label: 'Douleur depuis',
    help: 'L’année suffit : 2019, 03/2019 ou 31/03/2019',
    value: '2019-03',
    onCommit: () => undefined,
  },
} satisfies Meta<typeof PartialDateField>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Month: Story = {};
export const Year: Story = { args: { value: '2019' } };
export const Day: Story = { args: { value: '2019-03-31' } };
export const NoDate: Story = { args: { value: '13/2019', error: 'Ce mois n’existe pas.' } };
export const Typed: Story = {
  args: { value: undefined, onCommit: fn() },
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.type(canvas.getByRole('textbox'), '032019');
    await userEvent.tab();
    await expect(args.onCommit).toHaveBeenLastCalledWith('2019-03');
  },
};
