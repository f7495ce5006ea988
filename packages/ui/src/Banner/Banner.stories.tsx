import type { Meta, StoryObj } from '@storybook/react-vite';
import { Button } from '../Button/index.ts';
import { Banner } from './index.ts';

const meta = {
  title: 'Messages/Banner',
  component: Banner,
  parameters: {
    guide: {
      do: [
        'Say what happened, what became of the data, and what to do.',
        'Use `announce` for one that appears while somebody works.',
      ],
      dont: [
        'Do not use colour alone: the tone brings its icon.',
        'Do not use it for an error in a field: that stands at the field and in the `ErrorSummary`.',
      ],
    },
  },
  args: { title: 'Enregistrement envoyé', children: 'Le code a été attribué.' },
} satisfies Meta<typeof Banner>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Info: Story = {
  args: { title: undefined, children: 'Une nouvelle version du formulaire existe.' },
};
export const Success: Story = { args: { tone: 'success' } };
export const Warning: Story = {
  args: { tone: 'warning', title: 'Hors ligne', children: 'Vos réponses restent sur cet écran.' },
};
export const Failure: Story = {
  args: {
    tone: 'error',
    title: 'L’enregistrement a été modifié ailleurs',
    children: 'Chargez la dernière version pour continuer.',
    actions: <Button size="small">Charger la dernière version</Button>,
  },
};
