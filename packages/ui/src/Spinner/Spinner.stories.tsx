import type { Meta, StoryObj } from '@storybook/react-vite';
import { Progress, Spinner } from './index.ts';

const meta = {
  title: 'Messages/Spinner',
  component: Spinner,
  parameters: {
    guide: {
      do: ['Say what is waited for.', 'Use `Progress` when it is known how far it is.'],
      dont: ['Do not show it for less than a second.'],
    },
  },
  args: { label: 'Chargement' },
} satisfies Meta<typeof Spinner>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Turning: Story = {};
export const HowFar: Story = {
  render: () => <Progress label="Importation" value={12} maximum={60} valueLabel="12 sur 60" />,
};
