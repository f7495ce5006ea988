import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, fn, waitFor } from 'storybook/test';
import { Button } from '../Button/index.ts';
import { DeviceScanField, type DeviceScanFieldProps, type ScanReading } from './index.ts';

/** Stands for the reader of the application, which knows the whole standard and its check digits. */
function read(text: string): ScanReading {
  const code =
    /^(?:\(01\)|01)(\d{14})(?:(?:\(17\)|17)(\d{2})(\d{2})(\d{2}))?(?:(?:\(10\)|10)([^\u241d(]+))?/.exec(text);
  if (code === null) return { ok: false, message: 'Ce code n’est pas celui d’un dispositif.' };
  const [, device, year, month, day, lot] = code;
  return {
    ok: true,
    value: `(01)${device}${year === undefined ? '' : `(17)${year}${month}${day}`}${lot === undefined ? '' : `(10)${lot}`}`,
    parts: [
      { label: 'Modèle (GTIN)', value: device ?? '' },
      { label: 'À utiliser avant', value: year === undefined ? 'Non indiqué' : `${day}/${month}/20${year}` },
      { label: 'Lot', value: lot ?? 'Non indiqué' },
    ],
  };
}

/** Keeps what is read, as a form does. */
function Kept({ onCommit, ...props }: DeviceScanFieldProps) {
  const [value, setValue] = useState(props.value);
  return (
    <DeviceScanField
      {...props}
      value={value}
      onCommit={(next) => {
        setValue(next);
        onCommit(next);
      }}
    />
  );
}

const onSubmit = fn();

const meta = {
  title: 'Fields/DeviceScanField',
  component: DeviceScanField,
  parameters: {
    width: 'field',
    guide: {
      keyboard: {
        Enter: 'Reads the code; it does not send the form, because scanners end with it',
        'Ctrl + ]': 'The separator between two parts of a code, as scanners send it',
      },
      do: [
        'Let the field be typed in too: a label may be torn.',
        'Show what was read, so that it can be compared with the box.',
      ],
      dont: ['Do not open the camera by itself.'],
    },
  },
  args: {
    id: 'udi',
    label: 'Identifiant du dispositif (UDI)',
    help: 'Scannez le code de la boîte, ou tapez-le.',
    value: '(01)00643169007222(17)270531(10)A12',
    read,
    onCommit: () => undefined,
  },
} satisfies Meta<typeof DeviceScanField>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Read: Story = {};
export const Empty: Story = { args: { value: undefined } };
export const NoDevice: Story = { args: { value: 'LX-2291-A' } };
export const Scanned: Story = {
  args: { value: undefined, onCommit: fn() },
  render: (args) => (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Kept {...args} />
      <Button type="submit">Envoyer</Button>
    </form>
  ),
  play: async ({ canvas, userEvent, args }) => {
    onSubmit.mockClear();
    const box = canvas.getByRole('textbox');
    await userEvent.click(box);
    await userEvent.keyboard('01006431690072221727053110A12{Enter}');
    await expect(args.onCommit).toHaveBeenLastCalledWith('(01)00643169007222(17)270531(10)A12');
    await expect(canvas.getByRole('status')).toHaveTextContent('31/05/2027');
    // The next scan takes the place of the last, here of a scanner that believes in another keyboard.
    const code = box as HTMLInputElement;
    await waitFor(() => expect([code.selectionStart, code.selectionEnd]).toEqual([0, code.value.length]));
    await userEvent.keyboard('à&àà§\'"&§çààèééé&àW)ç{Control>}[BracketRight]{/Control}é&X{Enter}');
    await expect(args.onCommit).toHaveBeenLastCalledWith('(01)00643169007222(10)Z-9');
    await expect(onSubmit).not.toHaveBeenCalled();
  },
};
