import type { Meta, StoryObj } from '@storybook/react-vite';
import { Skeleton } from './index.ts';

const meta = {
  title: 'Messages/Skeleton',
  component: Skeleton,
  parameters: {
    guide: {
      do: ['Give it the shape of what comes.'],
      dont: ['Do not use it where what comes may be nothing.'],
    },
  },
} satisfies Meta<typeof Skeleton>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Line: Story = {};
export const Title: Story = { args: { shape: 'title' } };
export const Block: Story = { args: { shape: 'block' } };
