import type { Meta, StoryObj } from '@storybook/react-vite';
import { FieldGroup, Section } from './index.ts';

const meta = {
  title: 'Structure/Section',
  component: Section,
  parameters: {
    guide: {
      do: ['One subject a card, with a title that can stand in a table of contents.'],
      dont: ['Do not put a card in a card: that is a `FieldGroup`.'],
    },
  },
  args: {
    id: 'sensor',
    title: 'Capteur',
    description: 'Ce qui est imprimé sur la boîte.',
    children: <p>Contenu</p>,
  },
} satisfies Meta<typeof Section>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Card: Story = {};
export const WithGroup: Story = {
  args: {
    children: (
      <FieldGroup title="Adresse" description="Celle du séjour">
        <p>Contenu</p>
      </FieldGroup>
    ),
  },
};
