import type { Meta, StoryObj } from '@storybook/react-vite';
import { StepPath } from './index.ts';

const meta = {
  title: 'Content/StepPath',
  component: StepPath,
  parameters: {
    guide: {
      keyboard: { Enter: 'Goes to the step' },
      do: ['Say in words what each step waits for.'],
      dont: ['Do not link a step that cannot be opened.'],
    },
  },
  args: {
    label: 'Étapes',
    steps: [
      { id: 'a', title: 'Indication', state: 'validated', stateLabel: 'Validée' },
      {
        id: 'b',
        title: 'Implantation',
        state: 'draft',
        stateLabel: 'Brouillon',
        isCurrent: true,
        href: '#b',
      },
      { id: 'c', title: 'Suivi', state: 'waiting', stateLabel: 'Attend l’implantation' },
    ],
  },
} satisfies Meta<typeof StepPath>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Three: Story = {};
