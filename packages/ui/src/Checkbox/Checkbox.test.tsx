import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { Checkbox } from './index.ts';

it('is ticked by its label and says its error', async () => {
  const onChange = vi.fn();
  render(<Checkbox id="c" label="Confirmé" error="Cochez." value={undefined} onChange={onChange} />);
  const box = screen.getByRole('checkbox', { name: 'Confirmé' });
  expect(box).toHaveAccessibleDescription('Cochez.');
  await userEvent.setup().click(screen.getByText('Confirmé'));
  expect(onChange).toHaveBeenCalledWith(true);
});
