import type { Meta, StoryObj } from '@storybook/react-vite';
import { Pagination } from './index.ts';

const meta = {
  title: 'Lists/Pagination',
  component: Pagination,
  parameters: {
    guide: {
      keyboard: { Enter: 'Goes to the page' },
      do: ['Say which part is shown, and of how many.'],
      dont: ['Do not show it without the count.'],
    },
  },
  args: {
    page: 3,
    pageCount: 12,
    summary: '51–75 sur 288',
    labels: {
      navigation: 'Pages',
      previous: 'Page précédente',
      next: 'Page suivante',
      page: (n: number) => `Page ${n}`,
    },
    onPage: () => undefined,
  },
} satisfies Meta<typeof Pagination>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Middle: Story = {};
export const One: Story = { args: { page: 1, pageCount: 1, summary: '8 enregistrements' } };
