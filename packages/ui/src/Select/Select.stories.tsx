import type { Meta, StoryObj } from '@storybook/react-vite';
import { Select } from './index.ts';

const meta = {
  title: 'Fields/Select',
  component: Select,
  parameters: {
    width: 'field',
    guide: {
      keyboard: {
        'Arrow keys': 'Choose the next or previous value',
        Letters: 'Go to the value that begins with them',
      },
      do: [
        'Use it for seven to about thirty values that people know.',
        'Keep showing a value that is no longer offered.',
      ],
      dont: ['Do not use it for two values: show both with a `RadioGroup`.'],
    },
  },
  args: {
    id: 'site',
    label: 'Endroit',
    placeholder: 'Choisissez',
    value: undefined,
    options: [
      { value: 'left', label: 'Bras gauche' },
      { value: 'right', label: 'Bras droit' },
    ],
    onChange: () => undefined,
  },
} satisfies Meta<typeof Select>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Empty: Story = {};
export const Chosen: Story = { args: { value: 'right' } };
export const WithError: Story = { args: { error: 'Choisissez un endroit.' } };
export const NoLongerOffered: Story = { args: { value: 'leg' } };
export const InGroups: Story = {
  args: {
    value: 'knee',
    options: [
      { value: 'left', label: 'Bras gauche', group: 'Haut du corps' },
      { value: 'right', label: 'Bras droit', group: 'Haut du corps' },
      { value: 'knee', label: 'Genou', group: 'Bas du corps' },
    ],
  },
};
