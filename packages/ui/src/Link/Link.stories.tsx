import type { Meta, StoryObj } from '@storybook/react-vite';
import { Link } from './index.ts';

const meta = {
  title: 'Actions/Link',
  component: Link,
  args: { href: '#record', children: 'Voir l’enregistrement' },
} satisfies Meta<typeof Link>;
export default meta;
type Story = StoryObj<typeof meta>;

export const InText: Story = {};
export const Quiet: Story = { args: { isQuiet: true } };
