import type { Meta, StoryObj } from '@storybook/react-vite';
import { Link } from './index.ts';

const meta = {
  title: 'Actions/Link',
  component: Link,
  parameters: {
    guide: {
      keyboard: { Enter: 'Follows the link' },
      do: ['Let the words say where it leads, also when read alone.'],
      dont: ['Do not use a link for what changes data: that is a `Button`.'],
    },
  },
  args: { href: '#record', children: 'Voir l’enregistrement' },
} satisfies Meta<typeof Link>;
export default meta;
type Story = StoryObj<typeof meta>;

export const InText: Story = {};
export const Quiet: Story = { args: { isQuiet: true } };
