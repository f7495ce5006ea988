import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, screen, userEvent, within } from 'storybook/test';
import { AppearanceMenu } from './index.ts';

const meta = {
  title: 'Structure/AppearanceMenu',
  component: AppearanceMenu,
  parameters: {
    guide: {
      keyboard: {
        'Enter, ↓': 'Opens the menu',
        'Space, Enter': 'Chooses; the menu stays open',
        Escape: 'Closes it',
      },
      do: ['Put it in the bar of every page, beside the language.', 'Give it what `useAppearance` gives.'],
      dont: ['Do not choose dark for somebody who has not asked for it.'],
    },
  },
  args: {
    words: {
      label: 'Affichage',
      theme: 'Couleurs',
      themes: {
        light: 'Claires',
        dark: 'Sombres',
        contrast: 'Contraste élevé',
        device: 'Comme cet appareil',
      },
      density: 'Densité',
      densities: { comfortable: 'Confortable', compact: 'Compacte' },
    },
    value: { theme: 'light', density: 'comfortable' },
    onChange: () => undefined,
  },
  render: function Chosen(args) {
    const [value, setValue] = useState(args.value);
    return <AppearanceMenu {...args} value={value} onChange={setValue} />;
  },
} satisfies Meta<typeof AppearanceMenu>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Closed: Story = {};

export const Open: Story = {
  play: async ({ canvasElement }) => {
    await userEvent.click(within(canvasElement).getByRole('button', { name: 'Affichage' }));
    await userEvent.click(await screen.findByRole('menuitemradio', { name: 'Sombres' }));
    await expect(screen.getByRole('menuitemradio', { name: 'Sombres' })).toBeChecked();
    await expect(screen.getByRole('menuitemradio', { name: 'Confortable' })).toBeChecked();
  },
};
