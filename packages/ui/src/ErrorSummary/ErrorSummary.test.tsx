import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { RadioGroup } from '../RadioGroup/index.ts';
import { TextField } from '../TextField/index.ts';
import { ErrorSummary, type SummaryError } from './index.ts';

const errors: SummaryError[] = [
  { id: 'lot', message: 'Le lot manque.' },
  { id: 'sex', message: 'Le sexe manque.' },
  { message: 'Le dossier est fermé.' },
];

const Page = ({ focusKey, shown = errors }: { focusKey: number; shown?: SummaryError[] }) => (
  <>
    <ErrorSummary title="Deux erreurs" errors={shown} focusKey={focusKey} />
    <TextField id="lot" label="Lot" value={undefined} onCommit={() => undefined} />
    <RadioGroup
      id="sex"
      label="Sexe"
      value={undefined}
      options={[{ value: 'f', label: 'F' }]}
      onChange={() => undefined}
    />
  </>
);

describe('ErrorSummary', () => {
  it('takes the focus when it appears and at each new attempt', () => {
    const { rerender } = render(<Page focusKey={1} />);
    expect(screen.getByRole('alert', { name: 'Deux erreurs' })).toHaveFocus();
    screen.getByRole('textbox').focus();
    rerender(<Page focusKey={1} shown={errors.slice(1)} />);
    expect(screen.getByRole('textbox')).toHaveFocus();
    rerender(<Page focusKey={2} />);
    expect(screen.getByRole('alert')).toHaveFocus();
  });

  it('leads to each field, and to the first control of a group', async () => {
    render(<Page focusKey={1} />);
    const user = userEvent.setup();
    await user.click(screen.getByRole('link', { name: 'Le lot manque.' }));
    expect(screen.getByRole('textbox')).toHaveFocus();
    await user.click(screen.getByRole('link', { name: 'Le sexe manque.' }));
    expect(screen.getByRole('radio')).toHaveFocus();
    expect(screen.queryByRole('link', { name: 'Le dossier est fermé.' })).toBeNull();
  });

  it('renders nothing without errors', () => {
    render(<Page focusKey={1} shown={[]} />);
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
