import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { UiProvider } from '../UiProvider/index.ts';
import { NumberField } from './index.ts';

const onCommit = vi.fn();

function Held() {
  const [value, setValue] = useState<number | string | undefined>();
  return (
    <UiProvider locale="fr-BE">
      <NumberField
        id="n"
        label="Leucocytes"
        ambiguousLabel="{text} : {whole} ou {decimal} ?"
        value={value}
        onCommit={(next) => {
          setValue(next);
          onCommit(next);
        }}
      />
    </UiProvider>
  );
}

it('stores what a Belgian types, and asks about what reads in two ways', async () => {
  render(<Held />);
  const user = userEvent.setup();
  const box = screen.getByRole('textbox', { name: 'Leucocytes' });
  const stored = async (text: string) => {
    await user.clear(box);
    await user.paste(text);
    await user.tab();
    box.focus();
    return onCommit.mock.lastCall?.[0];
  };
  expect(await stored('1,5')).toBe(1.5);
  expect(await stored('1.25')).toBe(1.25);
  expect(await stored(' 12\u202f000 ')).toBe(12_000);
  expect(box).toHaveValue('12000');
  expect(box).toHaveAccessibleDescription('');
  expect(await stored('1.000')).toBe('1.000');
  expect(box).toHaveValue('1.000');
  expect(box).toHaveAccessibleDescription('1.000 : 1000 ou 1,000 ?');
  expect(await stored('1,000')).toBe(1);
  expect(box).toHaveAccessibleDescription('');
});
