import type { Meta, StoryObj } from '@storybook/react-vite';
import { CheckboxGroup } from './index.ts';

const meta = {
  title: 'Fields/CheckboxGroup',
  component: CheckboxGroup,
  parameters: {
    width: 'field',
    guide: {
      keyboard: { Space: 'Ticks or unticks', Tab: 'Goes to the next box' },
      do: ['Say in the label that several may apply.'],
      dont: ['Do not use it for more than about ten values.'],
    },
  },
  args: {
    id: 'events',
    label: 'Complications',
    value: ['skin'],
    options: [
      { value: 'skin', label: 'Irritation de la peau' },
      { value: 'loss', label: 'Perte du capteur' },
      { value: 'infection', label: 'Infection' },
    ],
    onChange: () => undefined,
  },
} satisfies Meta<typeof CheckboxGroup>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Filled: Story = {};
export const WithError: Story = { args: { value: undefined, error: 'Cochez au moins une case.' } };
