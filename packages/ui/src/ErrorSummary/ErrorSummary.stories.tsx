import type { Meta, StoryObj } from '@storybook/react-vite';
import { ErrorSummary } from './index.ts';

const meta = {
  title: 'Messages/ErrorSummary',
  component: ErrorSummary,
  args: {
    title: 'Deux réponses sont à corriger',
    intro: 'Choisissez une ligne pour aller à la question.',
    errors: [
      { id: 'niss', message: 'Le numéro NISS est faux : le chiffre de contrôle ne correspond pas.' },
      { id: 'date', message: 'La date de l’implantation ne peut pas être dans le futur.' },
    ],
  },
} satisfies Meta<typeof ErrorSummary>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Two: Story = {};
