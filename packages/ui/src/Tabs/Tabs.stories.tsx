import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { Tabs } from './index.ts';

const meta = {
  title: 'Structure/Tabs',
  component: Tabs,
  parameters: {
    guide: {
      keyboard: { 'Arrow left, Arrow right': 'Go to the next tab', Tab: 'Goes to what the tab shows' },
      do: ['Use them for parts that are not needed together.'],
      dont: ['Do not hide the fields of one form behind tabs: an error in one would not be seen.'],
    },
  },
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
export const Small: Story = { args: { isSmall: true } };
export const ByKeyboard: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.tab();
    await userEvent.keyboard('{ArrowRight}');
    await expect(canvas.getByRole('tab', { name: 'Historique' })).toHaveFocus();
    await expect(canvas.getByText('L’historique')).toBeVisible();
  },
};
