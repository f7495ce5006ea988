import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { RadioGroup } from './index.ts';

const options = [
  { value: 'f', label: 'Féminin' },
  { value: 'm', label: 'Masculin' },
];

describe('RadioGroup', () => {
  it('names the group, says its error, and answers to the keyboard', async () => {
    const onChange = vi.fn();
    render(
      <RadioGroup
        id="sex"
        label="Sexe"
        isRequired
        error="Choisissez."
        value={undefined}
        options={options}
        onChange={onChange}
      />,
    );
    const group = screen.getByRole('radiogroup', { name: 'Sexe' });
    expect(group).toHaveAccessibleDescription('Choisissez.');
    expect(group).toBeInvalid();
    expect(group).toBeRequired();
    const user = userEvent.setup();
    await user.tab();
    await user.keyboard(' ');
    expect(onChange).toHaveBeenLastCalledWith('f');
  });

  it('lets an answer be taken back', async () => {
    const onChange = vi.fn();
    render(
      <RadioGroup
        id="sex"
        label="Sexe"
        clearLabel="Effacer"
        value="f"
        options={options}
        onChange={onChange}
      />,
    );
    await userEvent.setup().click(screen.getByRole('button', { name: 'Effacer – Sexe' }));
    expect(onChange).toHaveBeenCalledWith(undefined);
  });
});
