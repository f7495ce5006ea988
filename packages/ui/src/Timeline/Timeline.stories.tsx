import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { Timeline } from './index.ts';

const meta = {
  title: 'Content/Timeline',
  component: Timeline,
  parameters: {
    guide: {
      do: ['Newest where people look for it, and always the same way.'],
      dont: ['Do not leave out who did it.'],
    },
  },
  args: {
    label: 'Historique',
    events: [
      {
        id: '1',
        title: 'Créé',
        time: '21/11/2026 à 09:12',
        dateTime: '2026-11-21T09:12:00+01:00',
        by: 'Anne Dubois',
        icon: 'plus',
      },
      {
        id: '2',
        title: 'Envoyé',
        time: '21/11/2026 à 09:31',
        dateTime: '2026-11-21T09:31:00+01:00',
        by: 'Anne Dubois',
        tone: 'info',
        icon: 'send',
      },
      {
        id: '3',
        title: 'Accepté par le registre',
        time: '21/11/2026 à 09:32',
        dateTime: '2026-11-21T09:32:00+01:00',
        tone: 'success',
      },
    ],
  },
} satisfies Meta<typeof Timeline>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Three: Story = {};
export const Long: Story = {
  args: {
    partLabel: 'Afficher la suite ({shown} sur {total})',
    events: Array.from({ length: 2000 }, (_, index) => ({
      id: String(index),
      title: `Enregistré (${index + 1})`,
      time: '21/11/2026 à 09:12',
      dateTime: '2026-11-21T09:12:00+01:00',
    })),
  },
  play: async ({ canvas }) => {
    const drawn = () => canvas.getAllByRole('listitem').length;
    await expect(drawn()).toBeLessThan(500);
    const before = drawn();
    canvas.getByRole('button', { name: /^Afficher la suite/ }).click();
    await waitFor(() => expect(drawn()).toBeGreaterThan(before));
  },
};
