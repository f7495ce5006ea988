import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { Switch } from './index.ts';

const meta = {
  title: 'Fields/Switch',
  component: Switch,
  parameters: {
    width: 'field',
    guide: {
      keyboard: { Space: 'Turns it on or off' },
      do: ['Use it for a setting that holds at once: notifications, a dense list.'],
      dont: [
        'Do not use it in a form that is sent: that is a `Checkbox`, or a `RadioGroup` where “no” is an answer.',
        'Do not let the label change with the state.',
      ],
    },
  },
  args: {
    id: 'mails',
    label: 'Rappels par courriel',
    value: false,
    onLabel: 'Activé',
    offLabel: 'Désactivé',
    onChange: () => undefined,
  },
} satisfies Meta<typeof Switch>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Off: Story = {};
export const On: Story = { args: { value: true, help: 'Un message par jour, jamais de données médicales.' } };
export const Disabled: Story = { args: { value: true, isDisabled: true } };
export const ByKeyboard: Story = {
  args: { onChange: fn() },
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.tab();
    await expect(canvas.getByRole('switch', { name: 'Rappels par courriel' })).toHaveFocus();
    await userEvent.keyboard(' ');
    await expect(args.onChange).toHaveBeenCalledWith(true);
  },
};
