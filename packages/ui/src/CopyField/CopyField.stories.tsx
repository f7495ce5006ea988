import type { Meta, StoryObj } from '@storybook/react-vite';
import { CopyField } from './index.ts';

const meta = {
  title: 'Content/CopyField',
  component: CopyField,
  parameters: {
    guide: {
      keyboard: { 'Enter, Space on the button': 'Copies, and says so' },
      do: ['Use it for codes that are taken elsewhere.'],
      dont: ['Do not use it for what is secret.'],
    },
  },
  args: {
    label: 'Code d’enregistrement',
    value: 'REG-7K2M-9QX4-T',
    copyLabel: 'Copier',
    copiedLabel: 'Copié',
  },
} satisfies Meta<typeof CopyField>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Code: Story = {};
