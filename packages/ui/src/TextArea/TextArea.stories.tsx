import type { Meta, StoryObj } from '@storybook/react-vite';
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
