import type { Meta, StoryObj } from '@storybook/react-vite';
import { DescriptionList } from './index.ts';

const meta = {
  title: 'Content/DescriptionList',
  component: DescriptionList,
  parameters: {
    guide: { do: ['Say “not given” where there is no value.'], dont: ['Do not use it for what is edited.'] },
  },
  args: {
    emptyLabel: 'Non renseigné',
    items: [
      { id: 'niss', term: 'Numéro NISS', value: '85.04.02-169.32' },
      { id: 'date', term: 'Date de l’implantation', value: '01/02/2026' },
      { id: 'notes', term: 'Remarques', value: undefined },
    ],
  },
} satisfies Meta<typeof DescriptionList>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Three: Story = {};
