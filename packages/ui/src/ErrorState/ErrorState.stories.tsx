import type { Meta, StoryObj } from '@storybook/react-vite';
import { Button } from '../Button/index.ts';
import { ErrorState } from './index.ts';

const meta = {
  title: 'Messages/ErrorState',
  component: ErrorState,
  parameters: {
    guide: {
      do: ['Say what became of what was typed.', 'Give one way on: try again, or go back.'],
      dont: ['Do not show the words of a program, an address or a name: the reference is enough.'],
    },
  },
  args: {
    title: 'La liste n’a pas pu être chargée',
    children: 'Vos dossiers sont en sécurité. Vérifiez la connexion et réessayez.',
    action: <Button variant="primary">Réessayer</Button>,
  },
} satisfies Meta<typeof ErrorState>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Plain: Story = {};
export const WithReference: Story = {
  args: { reference: { label: 'Référence pour le support :', value: '7K2M-9QX3' } },
};
