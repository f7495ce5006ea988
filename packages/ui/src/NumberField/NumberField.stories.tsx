import type { Meta, StoryObj } from '@storybook/react-vite';
import { NumberField } from './index.ts';

const meta = {
  title: 'Fields/NumberField',
  component: NumberField,
  parameters: {
    width: 'field',
    guide: {
      keyboard: { Enter: 'Hands on what is typed at once' },
      do: ['Give the unit: it is read out with the field.', 'Take a comma and a point alike.'],
      dont: [
        'Do not round what was typed.',
        'Do not use it for identifiers: they are texts, with leading zeros.',
      ],
    },
  },
  args: { id: 'hba1c', label: 'HbA1c', value: 7.5, unit: '%', onCommit: () => undefined },
} satisfies Meta<typeof NumberField>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Filled: Story = {};
export const HalfTyped: Story = { args: { value: '7,', error: 'Tapez un nombre, par exemple 7,5.' } };
export const Empty: Story = {
  args: { value: undefined, help: 'La dernière valeur, de moins de trois mois.' },
};
