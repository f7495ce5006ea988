import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { CheckboxGroup } from './index.ts';

const options = ['a', 'b', 'c'].map((value) => ({ value, label: value.toUpperCase() }));

it('keeps the order of the options, what it does not know, and no empty list', async () => {
  const onChange = vi.fn();
  const show = (value: string[]) => (
    <CheckboxGroup id="g" label="Groupe" value={value} options={options} onChange={onChange} />
  );
  const { rerender } = render(show(['c', 'old']));
  const user = userEvent.setup();
  await user.click(screen.getByRole('checkbox', { name: 'A' }));
  expect(onChange).toHaveBeenLastCalledWith(['a', 'c', 'old']);
  rerender(show(['c']));
  await user.click(screen.getByRole('checkbox', { name: 'C' }));
  expect(onChange).toHaveBeenLastCalledWith(undefined);
});
