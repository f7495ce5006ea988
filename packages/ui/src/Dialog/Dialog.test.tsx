import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { ConfirmDialog } from './index.ts';

it('asks by name, holds the focus, and gives up on Escape', async () => {
  const onConfirm = vi.fn();
  const onCancel = vi.fn();
  render(
    <ConfirmDialog
      isOpen
      title="Envoyer ?"
      confirmLabel="Envoyer"
      cancelLabel="Annuler"
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      Plus de retour.
    </ConfirmDialog>,
  );
  const dialog = screen.getByRole('alertdialog', { name: 'Envoyer ?' });
  expect(dialog).toContainElement(document.activeElement as HTMLElement);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Envoyer' }));
  expect(onConfirm).toHaveBeenCalledOnce();
  await user.keyboard('{Escape}');
  expect(onCancel).toHaveBeenCalledOnce();
});
