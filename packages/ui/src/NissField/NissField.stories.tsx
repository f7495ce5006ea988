import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, fn } from 'storybook/test';
import { NissField, type NissFieldProps } from './index.ts';

/** Keeps both answers, as a form does. */
function Kept(props: NissFieldProps) {
  const [value, setValue] = useState(props.value);
  const [isNone, setNone] = useState(false);
  return (
    <NissField
      {...props}
      value={value}
      onCommit={setValue}
      none={props.none && { ...props.none, value: isNone, onChange: setNone }}
    />
  );
}

const meta = {
  title: 'Fields/NissField',
  component: NissField,
  parameters: {
    width: 'field',
    guide: {
      keyboard: { Enter: 'Hands on what is typed at once' },
      do: ['Take dots, dashes and spaces, or none: they are set when the field is left.'],
      dont: ['Do not refuse keys while somebody types.'],
    },
  },
  args: { id: 'niss', label: 'Numéro NISS', value: '85040216932', onCommit: () => undefined },
} satisfies Meta<typeof NissField>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Filled: Story = {};
export const Wrong: Story = {
  args: {
    value: '85040216933',
    error: 'Le numéro NISS est faux : le chiffre de contrôle ne correspond pas.',
  },
};
export const Typed: Story = {
  args: { value: undefined, onCommit: fn() },
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.type(canvas.getByRole('textbox'), '85 04 02 169 32');
    await userEvent.tab();
    await expect(args.onCommit).toHaveBeenLastCalledWith('85040216932');
  },
};
export const NoneBox: Story = {
  args: {
    isRequired: true,
    none: {
      label: 'Le patient n’a pas de numéro NISS',
      help: 'Un code sera attribué à l’envoi.',
      value: false,
      onChange: () => undefined,
    },
  },
  render: (args) => <Kept {...args} />,
  play: async ({ canvas, userEvent }) => {
    const box = canvas.getByRole('textbox', { name: 'Numéro NISS' });
    await expect(box).toHaveValue('85.04.02-169.32');
    await userEvent.click(canvas.getByRole('checkbox'));
    await expect(box).toBeDisabled();
    await expect(box).toHaveValue('');
    await userEvent.click(canvas.getByRole('checkbox'));
    await expect(box).toBeEnabled();
    await expect(box).toBeRequired();
  },
};
