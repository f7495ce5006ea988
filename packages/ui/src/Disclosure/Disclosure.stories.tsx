import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, within } from 'storybook/test';
import { Disclosure } from './index.ts';

const meta = {
  title: 'Structure/Disclosure',
  component: Disclosure,
  parameters: {
    guide: {
      keyboard: { 'Enter, Space': 'Opens and closes it' },
      do: ['Hide what is there for reference: an earlier round, details.'],
      dont: ['Do not hide what must be filled in.'],
    },
  },
  args: {
    title: 'Tour 1',
    aside: 'Question posée · 12/11/2026',
    children: 'Ce qui a été répondu au premier tour.',
  },
} satisfies Meta<typeof Disclosure>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Closed: Story = {};
export const Opened: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const button = canvas.getByRole('button', { name: /Tour 1/ });
    button.focus();
    await userEvent.keyboard('{Enter}');
    await expect(button).toHaveAttribute('aria-expanded', 'true');
    await expect(canvas.getByText(/premier tour/)).toBeVisible();
  },
};
