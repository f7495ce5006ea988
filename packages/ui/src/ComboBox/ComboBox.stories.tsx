import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, fn, screen, waitFor } from 'storybook/test';
import { ComboBox, type ComboBoxProps } from './index.ts';

/** Keeps what is chosen, as a form does. */
function Kept({ onChange, ...props }: ComboBoxProps) {
  const [value, setValue] = useState(props.value);
  return (
    <ComboBox
      {...props}
      value={value}
      onChange={(chosen) => {
        setValue(chosen);
        onChange(chosen);
      }}
    />
  );
}

const meta = {
  title: 'Fields/ComboBox',
  component: ComboBox,
  parameters: {
    width: 'field',
    guide: {
      keyboard: {
        Letters: 'Narrow the list; accents and capitals do not matter',
        'Arrow down, Arrow up': 'Open the list and move in it',
        Enter: 'Takes the value in focus',
        Escape: 'Closes the list and puts back the value',
      },
      do: ['Use it for long lists, where people know the beginning of the name.'],
      dont: ['Do not use it where a new value may be typed: it takes those of the list alone.'],
    },
  },
  args: {
    id: 'hospital',
    label: 'Hôpital',
    openLabel: 'Ouvrir la liste',
    emptyLabel: 'Aucune proposition ne correspond.',
    value: undefined,
    options: ['Liège', 'Namur', 'Bruxelles', 'Gand', 'Anvers', 'Eupen', 'Arlon', 'Mons'].map((label) => ({
      value: label,
      label: `Hôpital de ${label}`,
      description: label === 'Eupen' ? 'Ostbelgien' : undefined,
    })),
    onChange: () => undefined,
  },
} satisfies Meta<typeof ComboBox>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Empty: Story = {};
export const Chosen: Story = { args: { value: 'Namur' } };
export const Searching: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(canvas.getByRole('combobox'), 'liege');
    const options = await screen.findAllByRole('option');
    await expect(options.map((option) => option.textContent)).toEqual(['Hôpital de Liège']);
  },
};
export const ByKeyboard: Story = {
  args: { onChange: fn() },
  render: (args) => <Kept {...args} />,
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.type(canvas.getByRole('combobox'), 'nam');
    await screen.findByRole('option');
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect(args.onChange).toHaveBeenLastCalledWith('Namur');
    await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull());
  },
};
export const Hundreds: Story = {
  args: {
    options: Array.from({ length: 600 }, (_, index) => ({ value: String(index), label: `Centre ${index}` })),
  },
};
