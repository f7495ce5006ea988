import type { Meta, StoryObj } from '@storybook/react-vite';
import { Button } from '../Button/index.ts';
import { EmptyState } from './index.ts';

const meta = {
  title: 'Lists/EmptyState',
  component: EmptyState,
  parameters: {
    guide: { do: ['Say why it is empty, and what the next step is.'], dont: ['Do not leave a blank place.'] },
  },
  args: {
    title: 'Aucun enregistrement',
    children: 'Les enregistrements que vous commencez apparaissent ici.',
  },
} satisfies Meta<typeof EmptyState>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Plain: Story = {};
export const WithAction: Story = {
  args: {
    action: (
      <Button variant="primary" icon="plus">
        Nouvel enregistrement
      </Button>
    ),
  },
};
