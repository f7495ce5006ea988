import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { UiProvider } from '../UiProvider/index.ts';
import { DateField } from './index.ts';

function Held({
  start,
  onCommit,
}: {
  readonly start?: string;
  readonly onCommit: (day: string | undefined) => void;
}) {
  const [value, setValue] = useState<string | undefined>(start);
  return (
    <UiProvider locale="fr-BE">
      <DateField
        id="date"
        label="Date"
        calendarLabel="Ouvrir le calendrier"
        value={value}
        onCommit={(day) => {
          setValue(day);
          onCommit(day);
        }}
      />
    </UiProvider>
  );
}

describe('DateField', () => {
  it('stores the day and shows it as dd/mm/yyyy when left', async () => {
    const onCommit = vi.fn();
    render(<Held onCommit={onCommit} />);
    const user = userEvent.setup();
    await user.type(screen.getByRole('textbox', { name: 'Date' }), '01022026');
    await user.tab();
    expect(onCommit).toHaveBeenLastCalledWith('2026-02-01');
    expect(screen.getByRole('textbox')).toHaveValue('01/02/2026');
  });

  it('keeps half-typed text', async () => {
    const onCommit = vi.fn();
    render(<Held onCommit={onCommit} />);
    const user = userEvent.setup();
    await user.type(screen.getByRole('textbox'), '31/02/2026');
    await user.tab();
    expect(onCommit).toHaveBeenLastCalledWith('31/02/2026');
    expect(screen.getByRole('textbox')).toHaveValue('31/02/2026');
  });

  it('takes a day from the calendar by keyboard, and gives the focus back', async () => {
    const onCommit = vi.fn();
    render(<Held start="2026-02-01" onCommit={onCommit} />);
    const user = userEvent.setup();
    const opener = screen.getByRole('button', { name: 'Ouvrir le calendrier – Date' });
    opener.focus();
    await user.keyboard('{Enter}');
    const dialog = await screen.findByRole('dialog', { name: 'Date' });
    expect(dialog).toContainElement(document.activeElement as HTMLElement);
    expect(document.activeElement).toHaveAccessibleName(/dimanche 1 février 2026/);
    await user.keyboard('{ArrowDown}{ArrowRight}{Enter}');
    expect(onCommit).toHaveBeenLastCalledWith('2026-02-09');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByRole('textbox')).toHaveValue('09/02/2026');
  });

  it('offers no calendar for what cannot be changed', () => {
    render(
      <DateField
        id="date"
        label="Date"
        calendarLabel="Calendrier"
        value="2026-02-01"
        isReadOnly
        onCommit={() => undefined}
      />,
    );
    expect(screen.queryByRole('button')).toBeNull();
  });
});
