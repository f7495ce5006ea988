import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { Disclosure } from './index.ts';

it('opens and closes by keyboard, under a heading, and makes what it hides only then', async () => {
  render(
    <Disclosure title="Tour 1" aside="12/11/2026">
      <p>Réponses</p>
    </Disclosure>,
  );
  const button = screen.getByRole('button', { name: 'Tour 1 12/11/2026' });
  expect(screen.getByRole('heading', { level: 3 })).toContainElement(button);
  expect(screen.queryByText('Réponses')).not.toBeInTheDocument();
  await userEvent.tab();
  await userEvent.keyboard(' ');
  expect(button).toHaveAttribute('aria-expanded', 'true');
  expect(screen.getByText('Réponses')).toBeVisible();
  await userEvent.keyboard('{Enter}');
  expect(screen.queryByText('Réponses')).not.toBeInTheDocument();
});
