import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, fn } from 'storybook/test';
import { ConsentBlock, type ConsentBlockProps } from './index.ts';

/** Keeps what is ticked, as a form does. */
function Kept({ onChange, ...props }: ConsentBlockProps) {
  const [value, setValue] = useState(props.value);
  return (
    <ConsentBlock
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
  title: 'Fields/ConsentBlock',
  component: ConsentBlock,
  parameters: {
    guide: {
      keyboard: { Space: 'Ticks or unticks a point' },
      do: [
        'Show the whole text, in the reader’s language, with its version.',
        'Make each thing that may be refused a point of its own.',
        'Say how it is taken back before it is given.',
      ],
      dont: [
        'Do not tick a point beforehand.',
        'Do not put the text in a box that scrolls or behind a link.',
      ],
    },
  },
  args: {
    id: 'consent',
    title: 'Consentement à l’enregistrement',
    version: 'Texte en vigueur depuis le 1er mars 2026 (version 3)',
    children: (
      <p>
        Votre équipe enregistre les données de votre traitement dans ce registre. Elles servent à décider du
        remboursement et, sans votre nom, à évaluer le traitement.
      </p>
    ),
    points: [
      { value: 'record', label: 'J’accepte que mes données soient enregistrées.' },
      {
        value: 'research',
        label: 'J’accepte qu’elles servent à la recherche, sans mon nom.',
        help: 'Vous pouvez refuser ce point : votre traitement n’en dépend pas.',
      },
    ],
    value: [],
    withdrawal: 'Vous pouvez retirer votre accord à tout moment, sur cette page ou auprès de votre équipe.',
    onChange: () => undefined,
  },
} satisfies Meta<typeof ConsentBlock>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Asked: Story = {};
export const Given: Story = {
  args: {
    value: ['record'],
    given: 'Donné par Marie Dubois le 31/03/2026 à 14:05, avec sa carte d’identité.',
  },
};
export const WithError: Story = { args: { error: 'Sans cet accord, rien ne peut être enregistré.' } };
export const OnAPhone: Story = { globals: { viewport: { value: 'phone' } } };
export const ByKeyboard: Story = {
  args: { onChange: fn() },
  render: (args) => <Kept {...args} />,
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.tab();
    await userEvent.keyboard(' ');
    await expect(args.onChange).toHaveBeenLastCalledWith(['record']);
    await userEvent.tab();
    await expect(canvas.getByRole('checkbox', { name: /recherche/ })).toHaveFocus();
    await userEvent.keyboard(' ');
    await expect(args.onChange).toHaveBeenLastCalledWith(['record', 'research']);
  },
};
