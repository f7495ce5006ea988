import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, fn } from 'storybook/test';
import { RegionPicker, type RegionPickerProps } from './index.ts';
import { back, regions } from './RegionPicker.examples.ts';

/** Keeps what is chosen, as a form does. */
function Kept({ onChange, ...props }: RegionPickerProps) {
  const [value, setValue] = useState(props.value);
  return (
    <RegionPicker
      {...props}
      value={value}
      onChange={(next) => {
        setValue(next);
        onChange(next);
      }}
    />
  );
}

const meta = {
  title: 'Fields/RegionPicker',
  component: RegionPicker,
  parameters: {
    guide: {
      keyboard: {
        Tab: 'Goes to the next region of the list; the picture shows which',
        Space: 'Chooses the region, or takes it back',
      },
      do: [
        'Draw any SVG: a shape or a group whose id is a region’s value is that region.',
        'Name each region so that it is found without the picture.',
      ],
      dont: ['Do not write into the drawing: its texts are not shown, the list has them in four languages.'],
    },
  },
  args: {
    id: 'where',
    label: 'Où avez-vous mal ?',
    help: 'Touchez le dessin ou cochez dans la liste.',
    drawing: back,
    regions,
    value: ['lower'],
    onChange: () => undefined,
  },
} satisfies Meta<typeof RegionPicker>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Back: Story = {};
export const ReadOnly: Story = { args: { isReadOnly: true } };
export const WithError: Story = { args: { value: undefined, error: 'Choisissez au moins un endroit.' } };
export const OnAPhone: Story = { globals: { viewport: { value: 'phone' } } };
export const ByKeyboardAndByPointing: Story = {
  args: { onChange: fn() },
  render: (args) => <Kept {...args} />,
  play: async ({ canvas, canvasElement, userEvent, args }) => {
    canvas.getByRole('checkbox', { name: 'Nuque' }).focus();
    await userEvent.keyboard(' ');
    await expect(args.onChange).toHaveBeenLastCalledWith(['neck', 'lower']);
    const hips = canvasElement.querySelector('ellipse');
    if (hips === null) throw new Error('The drawing has no hips.');
    await userEvent.click(hips);
    await expect(args.onChange).toHaveBeenLastCalledWith(['neck', 'lower', 'hips']);
    await userEvent.click(hips);
    await expect(canvas.getByRole('checkbox', { name: 'Bassin' })).not.toBeChecked();
  },
};
export const OneAlone: Story = {
  args: { selection: 'one', onChange: fn() },
  render: (args) => <Kept {...args} />,
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.click(canvas.getByRole('radio', { name: 'Épaules' }));
    await expect(args.onChange).toHaveBeenLastCalledWith(['shoulders']);
    await expect(canvas.getByRole('radio', { name: 'Bas du dos' })).not.toBeChecked();
  },
};
