import type { Meta, StoryObj } from '@storybook/react-vite';
import { StatusBadge } from '../StatusBadge/index.ts';
import { PageHeader } from './index.ts';

const meta = {
  title: 'Structure/PageHeader',
  component: PageHeader,
  parameters: {
    guide: {
      do: ['One title a page, the same words as in the way there.'],
      dont: ['Do not repeat the title in the path above it.'],
    },
  },
  args: {
    title: 'Première implantation',
    crumbsLabel: 'Fil d’Ariane',
    crumbs: [{ label: 'Enregistrements', href: '#records' }],
    badge: <StatusBadge tone="info">Ouvert</StatusBadge>,
    meta: 'Créé le 21/11/2026 par Anne Dubois',
  },
} satisfies Meta<typeof PageHeader>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Record: Story = {};
