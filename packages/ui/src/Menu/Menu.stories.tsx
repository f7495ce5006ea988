import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, waitFor } from 'storybook/test';
import { Menu } from './index.ts';

const meta = {
  title: 'Overlays/Menu',
  component: Menu,
  parameters: {
    guide: {
      keyboard: {
        'Enter, Space, Arrow down': 'Open the menu',
        'Arrow keys': 'Move in it',
        Letters: 'Go to the item that begins with them',
        Escape: 'Closes it and goes back to its button',
      },
      do: ['Keep it for what is seldom needed.'],
      dont: ['Do not hide what the page is for in a menu.'],
    },
  },
  args: {
    icon: 'user',
    children: 'Anne Dubois',
    head: 'Connectée pour CHU de Liège',
    items: [
      { id: 'language', label: 'Langue', icon: 'document' },
      { id: 'out', label: 'Se déconnecter', icon: 'sign-out', isDanger: true },
    ],
  },
} satisfies Meta<typeof Menu>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Closed: Story = {};
export const Open: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button'));
    await expect(await screen.findAllByRole('menuitem')).toHaveLength(2);
  },
};
export const ByKeyboard: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.tab();
    await userEvent.keyboard('{ArrowDown}');
    await waitFor(() => expect(screen.getAllByRole('menuitem')[0]).toHaveFocus());
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    await waitFor(() => expect(canvas.getByRole('button')).toHaveFocus());
  },
};
