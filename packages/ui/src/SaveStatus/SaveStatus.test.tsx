import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { SaveStatus } from './index.ts';

it('shows each state and says aloud what matters', () => {
  const { rerender } = render(<SaveStatus state="saving" label="Enregistrement…" />);
  expect(screen.getByText('Enregistrement…')).toBeInTheDocument();
  expect(screen.getByRole('status')).toBeEmptyDOMElement();
  rerender(<SaveStatus state="error" label="Non enregistré" />);
  expect(screen.getByRole('status')).toHaveTextContent('Non enregistré');
});
