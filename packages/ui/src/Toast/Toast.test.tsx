import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ToastRegion, useToasts } from './index.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function Page() {
  const toasts = useToasts();
  return (
    <>
      <button
        type="button"
        onClick={() =>
          toasts.show({ message: 'Retirée', action: { label: 'Annuler', run: () => undefined } })
        }
      >
        Retirer
      </button>
      <ToastRegion toasts={toasts} label="Messages" closeLabel="Fermer" leftLabel="Reste" />
    </>
  );
}
const pass = (seconds: number) => {
  for (let second = 0; second < seconds; second += 1) act(() => vi.advanceTimersByTime(1000));
};
const left = () => screen.getByRole('timer', { name: 'Reste' }).textContent;

it('counts down and goes, and waits while the focus is in it', () => {
  render(<Page />);
  fireEvent.click(screen.getByRole('button', { name: 'Retirer' }));
  expect(left()).toBe('0:08');
  pass(3);
  expect(left()).toBe('0:05');
  act(() => screen.getByRole('button', { name: 'Annuler' }).focus());
  pass(20);
  expect(left()).toBe('0:05');
  act(() => screen.getByRole('button', { name: 'Retirer' }).focus());
  pass(5);
  expect(screen.queryByText('Retirée')).toBeNull();
});

it('keeps three messages, the newest', () => {
  render(<Page />);
  for (const _ of [1, 2, 3, 4, 5]) fireEvent.click(screen.getByRole('button', { name: 'Retirer' }));
  expect(screen.getAllByText('Retirée')).toHaveLength(3);
  fireEvent.keyDown(screen.getAllByRole('button', { name: 'Fermer' })[0] as HTMLElement, { key: 'Escape' });
  expect(screen.getAllByText('Retirée')).toHaveLength(2);
});
