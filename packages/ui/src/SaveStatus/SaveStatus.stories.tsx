import type { Meta, StoryObj } from '@storybook/react-vite';
import { SaveStatus } from './index.ts';

const meta = {
  title: 'Messages/SaveStatus',
  component: SaveStatus,
  parameters: {
    guide: {
      do: [
        'Say when it was saved, with the time.',
        'When nothing can be saved, say where the answers are now.',
      ],
      dont: ['Do not announce each save aloud.'],
    },
  },
  args: { state: 'saved', label: 'Enregistré à 14:05' },
} satisfies Meta<typeof SaveStatus>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Saved: Story = {};
export const Saving: Story = { args: { state: 'saving', label: 'Enregistrement…' } };
export const Pending: Story = { args: { state: 'pending', label: 'Modifications non enregistrées' } };
export const Offline: Story = { args: { state: 'offline', label: 'Hors ligne : rien n’est perdu' } };
export const Failed: Story = { args: { state: 'error', label: 'Non enregistré' } };
