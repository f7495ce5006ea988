import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { ComboBox } from './index.ts';

const options = ['Liège', 'Namur', 'Gand'].map((label) => ({ value: label.slice(0, 1), label }));

const show = (value: string | undefined, onChange = vi.fn()) => {
  render(
    <ComboBox
      id="town"
      label="Ville"
      help="Siège du centre"
      error="Choisissez une ville."
      value={value}
      options={options}
      openLabel="Ouvrir la liste"
      emptyLabel="Rien ne correspond."
      onChange={onChange}
    />,
  );
  return { onChange, box: screen.getByRole('combobox', { name: 'Ville' }), user: userEvent.setup() };
};

describe('ComboBox', () => {
  it('finds an option without its accents, by keyboard', async () => {
    const { onChange, box, user } = show(undefined);
    await user.type(box, 'liege');
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['Liège']);
    await user.keyboard('{ArrowDown}{Enter}');
    expect(onChange).toHaveBeenLastCalledWith('L');
  });

  it('says when nothing matches', async () => {
    const { box, user } = show(undefined);
    await user.type(box, 'xyz');
    expect(screen.getByText('Rien ne correspond.')).toBeInTheDocument();
  });

  it('can be emptied, and is tied to its help and error', async () => {
    const { onChange, box, user } = show('N');
    expect(box).toHaveValue('Namur');
    expect(box).toHaveAttribute('id', 'town');
    expect(box).toHaveAccessibleDescription('Choisissez une ville. Siège du centre');
    await user.clear(box);
    await user.tab();
    expect(onChange).toHaveBeenLastCalledWith(undefined);
  });

  it('shows a value that is no longer offered', () => {
    expect(show('Q').box).toHaveValue('Q');
  });
});
