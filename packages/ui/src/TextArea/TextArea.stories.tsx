import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { TextArea } from './index.ts';

const meta = {
  title: 'Fields/TextArea',
  component: TextArea,
  parameters: {
    width: 'field',
    guide: {
      keyboard: { Enter: 'Begins a new line', Tab: 'Leaves the field' },
      do: ['Use it for text of more than a line.'],
      dont: ['Do not use it for what has a form, such as a number or a date.'],
    },
  },
  args: { id: 'notes', label: 'Remarques', value: undefined, onCommit: () => undefined },
} satisfies Meta<typeof TextArea>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Empty: Story = {};
export const Filled: Story = { args: { value: 'Deux essais.\nPose sans difficulté.', mark: '(facultatif)' } };
export const WithError: Story = { args: { error: 'Décrivez la complication.' } };

const long = 'Douleur lombaire irradiant dans la jambe gauche. '.repeat(110).slice(0, 4999);
/** All of a long answer is kept, nothing is cut without a word: the box grows to a screen’s half, then it scrolls. */
export const FiveThousandCharacters: Story = {
  args: { value: long, onCommit: fn() },
  play: async ({ canvas, userEvent, args }) => {
    const area = canvas.getByRole('textbox');
    await expect(area.clientHeight).toBeGreaterThan(300);
    await userEvent.click(area);
    await userEvent.keyboard('!');
    await userEvent.tab();
    await expect(args.onCommit).toHaveBeenLastCalledWith(`${long}!`);
  },
};
