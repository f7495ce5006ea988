import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { DurationField } from './index.ts';

const meta = {
  title: 'Fields/DurationField',
  component: DurationField,
  parameters: {
    width: 'field',
    guide: {
      keyboard: { Enter: 'Hands on what is typed at once' },
      do: [
        'Say in `help` that a number alone counts minutes.',
        'Show back in hours and minutes what was read.',
      ],
      dont: ['Do not use it for days or months: ask for two dates.'],
    },
  },
  args: {
    id: 'took',
    label: 'Durée de l’intervention',
    help: 'Par exemple 90 (minutes) ou 1h30',
    value: 'PT1H30M',
    onCommit: () => undefined,
  },
} satisfies Meta<typeof DurationField>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Filled: Story = {};
export const NoDuration: Story = {
  args: { value: 'longtemps', error: 'Tapez une durée, par exemple 1h30.' },
};
export const Typed: Story = {
  args: { value: undefined, onCommit: fn() },
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.type(canvas.getByRole('textbox'), '1,5 h');
    await userEvent.tab();
    await expect(args.onCommit).toHaveBeenLastCalledWith('PT1H30M');
  },
};
