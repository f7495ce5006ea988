import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect } from 'storybook/test';
import { NumberField, type NumberFieldProps } from './index.ts';

/** Keeps what is committed, as a form does. */
function Kept(props: NumberFieldProps) {
  const [value, setValue] = useState(props.value);
  return <NumberField {...props} value={value} onCommit={setValue} />;
}

const meta = {
  title: 'Fields/NumberField',
  component: NumberField,
  parameters: {
    width: 'field',
    guide: {
      keyboard: { Enter: 'Hands on what is typed at once' },
      do: [
        'Give the unit: it is read out with the field.',
        'Take a comma and a point alike, and numbers pasted with spaces.',
        'Ask about `1.000`: it is a thousand to a Belgian and one to a laboratory’s machine, so it is never guessed.',
      ],
      dont: [
        'Do not round what was typed.',
        'Do not use it for identifiers: they are texts, with leading zeros.',
      ],
    },
  },
  args: {
    id: 'hba1c',
    label: 'HbA1c',
    value: 7.5,
    unit: '%',
    ambiguousLabel: '« {text} » se lit de deux façons : tapez {whole} ou {decimal}.',
    onCommit: () => undefined,
  },
} satisfies Meta<typeof NumberField>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Filled: Story = {};
export const HalfTyped: Story = { args: { value: '7,', error: 'Tapez un nombre, par exemple 7,5.' } };
export const Empty: Story = {
  args: { value: undefined, help: 'La dernière valeur, de moins de trois mois.' },
};
export const ReadsInTwoWays: Story = { args: { label: 'Leucocytes', value: '1.000', unit: '/µL' } };
export const PastedWithSpaces: Story = {
  args: { label: 'Plaquettes', value: undefined, unit: '/µL' },
  render: (args) => <Kept {...args} />,
  play: async ({ canvas, userEvent }) => {
    const box = canvas.getByRole('textbox', { name: 'Plaquettes' });
    await userEvent.click(box);
    await userEvent.paste(' 150 000,5 ');
    await userEvent.tab();
    await expect(box).toHaveValue('150000,5');
  },
};
/** What a Belgian types and what a machine prints are one number. */
export const CommaOrPoint: Story = {
  args: { value: undefined },
  render: (args) => <Kept {...args} />,
  play: async ({ canvas, userEvent }) => {
    const box = canvas.getByRole('textbox', { name: 'HbA1c' });
    for (const typed of ['1,5', '1.5']) {
      await userEvent.clear(box);
      await userEvent.type(box, typed);
      await userEvent.tab();
      await expect(box).toHaveValue('1,5');
    }
  },
};
