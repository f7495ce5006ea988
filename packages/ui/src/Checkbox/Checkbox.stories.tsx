import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { Checkbox } from './index.ts';

const meta = {
  title: 'Fields/Checkbox',
  component: Checkbox,
  parameters: {
    width: 'field',
    guide: {
      keyboard: { Space: 'Ticks or unticks' },
      do: ['Write the label as a sentence that is true when ticked.'],
      dont: ['Do not use it where “no” and “not answered” differ: that is a `RadioGroup`.'],
    },
  },
  args: { id: 'none', label: 'Le patient n’a pas de numéro NISS', value: false, onChange: () => undefined },
} satisfies Meta<typeof Checkbox>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Unticked: Story = {};
export const Ticked: Story = { args: { value: true, help: 'Un code sera attribué à l’envoi.' } };
export const WithError: Story = { args: { error: 'Confirmez pour continuer.' } };
export const Disabled: Story = { args: { value: true, isDisabled: true } };
export const ByKeyboard: Story = {
  args: { onChange: fn() },
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.tab();
    await expect(canvas.getByRole('checkbox')).toHaveFocus();
    await userEvent.keyboard(' ');
    await expect(args.onChange).toHaveBeenCalledWith(true);
  },
};
