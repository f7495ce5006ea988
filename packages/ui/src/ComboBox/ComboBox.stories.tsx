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
      do: [
        'Use it for long lists, where people know part of the name.',
        'Give it thousands of options as they are: it makes them as they are scrolled to.',
      ],
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
export const Thousands: Story = {
  args: {
    options: Array.from({ length: 5000 }, (_, index) => ({
      value: String(index),
      label: `Centre ${String(index).padStart(4, '0')}`,
    })),
    value: '4321',
    partLabel: '{shown} sur {total} : tapez pour trouver les autres.',
    onChange: fn(),
  },
  render: (args) => <Kept {...args} />,
  play: async ({ canvas, userEvent, args }) => {
    const box = canvas.getByRole('combobox', { name: 'Hôpital' });
    await expect(box).toHaveValue('Centre 4321');
    await userEvent.click(canvas.getByRole('button'));
    // A part of them, with the chosen one; the rest comes as the list is scrolled.
    const options = () => screen.getAllByRole('option');
    await waitFor(() => expect(options()).toHaveLength(101));
    await expect(screen.getByText('101 sur 5000 : tapez pour trouver les autres.')).toBeVisible();
    const list = screen.getByRole('listbox');
    list.scrollTop = list.scrollHeight;
    await waitFor(() => expect(options().length).toBeGreaterThan(200));
    await userEvent.clear(box);
    await userEvent.type(box, '0987');
    await waitFor(() =>
      expect(screen.getAllByRole('option').map((each) => each.textContent)).toEqual(['Centre 0987']),
    );
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect(args.onChange).toHaveBeenLastCalledWith('987');
  },
};
