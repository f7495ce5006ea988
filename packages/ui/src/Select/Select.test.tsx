import { render, screen, within } from '@testing-library/react';
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

it('shows options under the name of their group, and none to clear with where there is always a value', () => {
  const grouped = [
    { value: 'x', label: 'X' },
    { value: 'a', label: 'A', group: 'Voyelles' },
    { value: 'b', label: 'B', group: 'Consonnes' },
    { value: 'c', label: 'C', group: 'Consonnes', isDisabled: true },
  ];
  render(<Select id="s" label="Lettre" value="a" options={grouped} onChange={() => undefined} />);
  expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['X', 'A', 'B', 'C']);
  const consonants = within(screen.getByRole('group', { name: 'Consonnes' }));
  expect(consonants.getAllByRole('option').map((option) => option.textContent)).toEqual(['B', 'C']);
  expect(consonants.getByRole('option', { name: 'C' })).toBeDisabled();
});
