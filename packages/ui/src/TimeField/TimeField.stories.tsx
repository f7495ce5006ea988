import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { TimeField } from './index.ts';

const meta = {
  title: 'Fields/TimeField',
  component: TimeField,
  parameters: {
    width: 'field',
    guide: {
      keyboard: { Enter: 'Hands on what is typed at once' },
      do: ['Let it be typed without marks: 930 is half past nine.'],
      dont: ['Do not use it for how long something took: that is a `DurationField`.'],
    },
  },
  args: { id: 'at', label: 'Heure de la mesure', value: '09:30', onCommit: () => undefined },
} satisfies Meta<typeof TimeField>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Filled: Story = {};
export const NoTime: Story = { args: { value: '25:00', error: 'Cette heure n’existe pas.' } };
export const Typed: Story = {
  args: { value: undefined, onCommit: fn() },
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.type(canvas.getByRole('textbox'), '14h5');
    await userEvent.type(canvas.getByRole('textbox'), '5');
    await userEvent.tab();
    await expect(args.onCommit).toHaveBeenLastCalledWith('14:55');
  },
};
