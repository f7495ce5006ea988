import type { Meta, StoryObj } from '@storybook/react-vite';
import { TallyBar } from './index.ts';

const meta = {
  title: 'Content/TallyBar',
  component: TallyBar,
  parameters: {
    guide: {
      do: ['Show a part that is zero too: nothing missed is news.'],
      dont: ['Do not use it for more than five parts.'],
    },
  },
  args: {
    label: 'Journal',
    parts: [
      { id: 'due', label: 'À remplir', count: 1, tone: 'info' },
      { id: 'done', label: 'Faites', count: 12, tone: 'success' },
      { id: 'missed', label: 'Manquées', count: 2, tone: 'warning' },
      { id: 'later', label: 'À venir', count: 6, tone: 'neutral' },
    ],
  },
} satisfies Meta<typeof TallyBar>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Diary: Story = {};
export const NothingYet: Story = {
  args: { parts: [{ id: 'done', label: 'Faites', count: 0, tone: 'success' }] },
};
