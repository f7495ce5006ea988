import type { Meta, StoryObj } from '@storybook/react-vite';
import { TextArea } from './index.ts';

const meta = {
  title: 'Fields/TextArea',
  component: TextArea,
  parameters: { width: 'field' },
  args: { id: 'notes', label: 'Remarques', value: undefined, onCommit: () => undefined },
} satisfies Meta<typeof TextArea>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Empty: Story = {};
export const Filled: Story = { args: { value: 'Deux essais.\nPose sans difficulté.', mark: '(facultatif)' } };
export const WithError: Story = { args: { error: 'Décrivez la complication.' } };
