import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, fn } from 'storybook/test';
import { ScaleField, type ScaleFieldProps, scalePoints } from './index.ts';

/** Keeps the answer, as a form does. */
function Kept({ onChange, ...props }: ScaleFieldProps) {
  const [value, setValue] = useState(props.value);
  return (
    <ScaleField
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
  title: 'Fields/ScaleField',
  component: ScaleField,
  parameters: {
    guide: {
      keyboard: { 'Arrow keys': 'Choose the next or previous point', Space: 'Chooses the point in focus' },
      do: [
        'Say what both ends mean: they are read with their points.',
        'Keep the points, their order and their words as the published scale has them.',
      ],
      dont: [
        'Do not choose a point beforehand: a slider that stands in the middle is an answer nobody gave.',
        'Do not colour the points from green to red: it leads the answer.',
      ],
    },
  },
  args: {
    id: 'pain',
    label: 'Douleur moyenne cette semaine',
    points: scalePoints(0, 10),
    startLabel: 'Aucune douleur',
    endLabel: 'La pire douleur imaginable',
    value: undefined,
    onChange: () => undefined,
  },
} satisfies Meta<typeof ScaleField>;
export default meta;
type Story = StoryObj<typeof meta>;

export const NoughtToTen: Story = {};
export const Answered: Story = { args: { value: '7', clearLabel: 'Effacer la réponse' } };
export const WithError: Story = { args: { error: 'Choisissez un nombre de 0 à 10.' } };
export const ReadOnly: Story = { args: { value: '3', isReadOnly: true } };
export const Likert: Story = {
  args: {
    label: 'Le traitement m’aide dans la vie de tous les jours',
    points: [
      'Pas du tout d’accord',
      'Plutôt pas d’accord',
      'Ni l’un ni l’autre',
      'Plutôt d’accord',
      'Tout à fait d’accord',
    ].map((label, index) => ({ value: String(index + 1), label })),
    startLabel: undefined,
    endLabel: undefined,
    value: '4',
  },
};
export const OnAPhone: Story = { ...Answered, globals: { viewport: { value: 'phone' } } };
export const ByKeyboard: Story = {
  args: { onChange: fn() },
  render: (args) => <Kept {...args} />,
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.tab();
    await expect(canvas.getByRole('radio', { name: '0, Aucune douleur' })).toHaveFocus();
    await userEvent.keyboard(' {ArrowRight}{ArrowRight}');
    await expect(args.onChange).toHaveBeenLastCalledWith('2');
    await expect(canvas.getByRole('radio', { name: '2' })).toHaveFocus();
  },
};
