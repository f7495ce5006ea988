import type { Meta, StoryObj } from '@storybook/react-vite';
import { Tabs } from './index.ts';

const meta = {
  title: 'Structure/Tabs',
  component: Tabs,
  args: {
    label: 'Enregistrement',
    items: [
      { id: 'data', label: 'Données', content: 'Les données' },
      { id: 'history', label: 'Historique', content: 'L’historique' },
    ],
  },
} satisfies Meta<typeof Tabs>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Two: Story = {};
