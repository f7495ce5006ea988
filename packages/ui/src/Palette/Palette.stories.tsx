import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { Palette } from './index.ts';

const meta = {
  title: 'Actions/Palette',
  component: Palette,
  parameters: {
    guide: {
      keyboard: {
        'Arrow keys': 'Go from thing to thing',
        Enter: 'Adds the thing where the reader is',
        Tab: 'To the handle; Enter on it begins to drag to an Outline',
      },
      do: ['Group things by what they are for, a palette a group.'],
      dont: ['Do not make dragging the only way to add.'],
    },
  },
  args: {
    label: 'Courants',
    dragLabel: 'Faire glisser',
    things: [
      { id: 'text', label: 'Texte court', icon: 'letter' },
      { id: 'date', label: 'Date', icon: 'calendar' },
      { id: 'choice', label: 'Choix unique', icon: 'radio' },
    ],
    onAdd: fn(),
  },
} satisfies Meta<typeof Palette>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Things: Story = {};
export const AddedByKeyboard: Story = {
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.tab();
    await userEvent.keyboard('{ArrowRight}');
    await expect(canvas.getByRole('row', { name: 'Date' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect(args.onAdd).toHaveBeenCalledWith('date');
  },
};
export const AddedByAPress: Story = {
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.click(canvas.getByRole('row', { name: 'Choix unique' }));
    await expect(args.onAdd).toHaveBeenCalledWith('choice');
  },
};
