import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { RadioGroup } from './index.ts';

const meta = {
  title: 'Fields/RadioGroup',
  component: RadioGroup,
  parameters: {
    width: 'field',
    guide: {
      keyboard: {
        'Arrow keys': 'Choose the next or previous value',
        Space: 'Chooses the value in focus',
        Tab: 'Leaves the group',
      },
      do: [
        'Use it for up to about six values that should all be seen.',
        'Offer `clearLabel` where the answer is optional: a radio button cannot be unticked.',
      ],
      dont: ['Do not choose a value beforehand that somebody must answer.'],
    },
  },
  args: {
    id: 'sex',
    label: 'Sexe',
    value: undefined,
    options: [
      { value: 'female', label: 'Féminin' },
      { value: 'male', label: 'Masculin' },
    ],
    onChange: () => undefined,
  },
} satisfies Meta<typeof RadioGroup>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Horizontal: Story = {};
export const Chosen: Story = { args: { value: 'female', clearLabel: 'Effacer la réponse' } };
export const Vertical: Story = {
  args: {
    label: 'Raison du remplacement',
    value: 'end',
    options: [
      { value: 'end', label: 'Fin de vie du capteur', description: 'Après la durée prévue par le fabricant' },
      { value: 'fault', label: 'Défaut du capteur constaté par le centre' },
      { value: 'skin', label: 'Réaction de la peau' },
    ],
  },
};
export const WithError: Story = { args: { error: 'Indiquez le sexe.', errorPrefix: 'Erreur :' } };
export const Disabled: Story = { args: { value: 'male', isDisabled: true } };
export const ByKeyboard: Story = {
  args: { onChange: fn() },
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.tab();
    await expect(canvas.getByRole('radio', { name: 'Féminin' })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}');
    await expect(args.onChange).toHaveBeenCalledWith('male');
  },
};
