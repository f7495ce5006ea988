import type { Meta, StoryObj } from '@storybook/react-vite';
import { StatusBadge } from './index.ts';

const meta = {
  title: 'Messages/StatusBadge',
  component: StatusBadge,
  parameters: {
    guide: {
      do: ['Use the same word and tone for the same state everywhere.'],
      dont: ['Do not use it as a button.'],
    },
  },
  args: { tone: 'success', children: 'Envoyé' },
} satisfies Meta<typeof StatusBadge>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Sent: Story = {};
export const Draft: Story = { args: { tone: 'neutral', icon: 'pencil', children: 'Brouillon' } };
export const Sending: Story = { args: { tone: 'info', icon: 'clock', children: 'Envoi en cours' } };
export const Waiting: Story = { args: { tone: 'warning', children: 'À corriger' } };
export const Refused: Story = { args: { tone: 'error', children: 'Refusé' } };
