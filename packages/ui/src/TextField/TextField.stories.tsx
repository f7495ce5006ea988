import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { Citation } from '../Citation/index.ts';
import { TextField } from './index.ts';

const meta = {
  title: 'Fields/TextField',
  component: TextField,
  parameters: {
    width: 'field',
    guide: {
      keyboard: { Enter: 'Hands on what is typed at once, without the pause of 150 ms' },
      do: [
        'Give each field a label that stays while somebody types.',
        'Put what is needed before typing in `help`, above the field; mark what is optional, not what is required.',
      ],
      dont: [
        'Do not use a placeholder as label or help: it goes away with the first key.',
        'Do not clear what somebody typed, right or wrong.',
      ],
    },
  },
  args: { id: 'lot', label: 'Numéro de lot', value: undefined, onCommit: () => undefined },
} satisfies Meta<typeof TextField>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Empty: Story = {};
export const Filled: Story = {
  args: { value: 'LX-2291-A', help: 'Imprimé au dos de la boîte, après « LOT ».' },
};
export const Optional: Story = { args: { mark: '(facultatif)' } };
export const WithError: Story = {
  args: {
    value: 'LX',
    error: 'Le numéro de lot a au moins quatre signes.',
    errorPrefix: 'Erreur :',
    cite: <Citation label="Pourquoi ? §3.2" sentence="Le numéro de lot de chaque capteur est enregistré." />,
  },
};
export const WithWarning: Story = {
  args: { value: 'LX-0001', warning: 'Ce lot est déjà enregistré deux fois.' },
};
export const ReadOnly: Story = { args: { value: 'LX-2291-A', isReadOnly: true } };
export const Disabled: Story = { args: { value: 'LX-2291-A', isDisabled: true } };
export const WithUnit: Story = { args: { label: 'HbA1c', value: '52', unit: 'mmol/mol' } };
export const HandedOnWhenLeft: Story = {
  args: { onCommit: fn() },
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.type(canvas.getByRole('textbox'), 'LX-2291-A');
    await userEvent.tab();
    await expect(args.onCommit).toHaveBeenCalledWith('LX-2291-A');
  },
};

export const LongGermanLabel: Story = {
  args: {
    label: 'Rückenmarksstimulationsgerätebatterieaustauschbegründung',
    value: 'Arzneimittelunverträglichkeitsuntersuchungsbefund',
    error: 'Die Batterieaustauschbegründungsbeschreibung ist zu kurz.',
  },
  globals: { viewport: { value: 'phone' } },
  play: async ({ canvas }) => {
    // As narrow as on a phone held upright, whatever the window: words break, and nothing is wider than its place.
    const field = canvas.getByText(/^Rückenmark/).closest<HTMLElement>('.greffe-story');
    if (!field) throw new Error('The story stands in no frame.');
    field.style.inlineSize = '18rem';
    const { right } = field.getBoundingClientRect();
    for (const text of [canvas.getByText(/^Rückenmark/), canvas.getByText(/ist zu kurz/)]) {
      await expect(text.getBoundingClientRect().right).toBeLessThanOrEqual(right);
      await expect(text.scrollWidth).toBeLessThanOrEqual(text.offsetWidth);
    }
  },
};
export const RightToLeftAndEmoji: Story = {
  args: { label: 'Nom', value: 'محمد بن عبد الله 👩🏽‍⚕️' },
  play: async ({ canvas }) => {
    // The direction follows the name; the page around it stays as it is.
    await expect(getComputedStyle(canvas.getByRole('textbox')).direction).toBe('rtl');
  },
};
