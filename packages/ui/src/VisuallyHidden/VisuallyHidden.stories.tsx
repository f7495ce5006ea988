import type { Meta, StoryObj } from '@storybook/react-vite';
import { VisuallyHidden } from './index.ts';

const meta = {
  title: 'Structure/VisuallyHidden',
  component: VisuallyHidden,
  parameters: {
    guide: {
      do: ['Say what the page shows by its place or its colour alone.'],
      dont: [
        'Do not hide what everybody needs.',
        'Do not hide what can take the focus: nobody would see where they are.',
      ],
    },
  },
  args: { children: 'sur cinq' },
  render: (args) => (
    <p>
      Étape 2 <VisuallyHidden {...args} />
    </p>
  ),
} satisfies Meta<typeof VisuallyHidden>;
export default meta;

export const InASentence: StoryObj<typeof meta> = {};
