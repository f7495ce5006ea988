import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { Select } from './index.ts';

const options = ['a', 'b'].map((value) => ({ value, label: value.toUpperCase() }));

it('chooses, clears, and keeps a value that is no longer offered', async () => {
  const onChange = vi.fn();
  render(
    <Select id="s" label="Lettre" placeholder="Choisissez" value="z" options={options} onChange={onChange} />,
  );
  const select = screen.getByRole('combobox', { name: 'Lettre' });
  expect(select).toHaveDisplayValue('z');
  const user = userEvent.setup();
  await user.selectOptions(select, 'B');
  expect(onChange).toHaveBeenLastCalledWith('b');
  await user.selectOptions(select, 'Choisissez');
  expect(onChange).toHaveBeenLastCalledWith(undefined);
});
