import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { TextField } from '../TextField/index.ts';
import { ConfirmDialog, Dialog } from './index.ts';

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

it('takes Enter in a field for its primary action, where it has one, and tells no form behind it', async () => {
  const onSubmit = vi.fn();
  const behind = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
  const field = (id: string) => <TextField id={id} label={id} value={undefined} onCommit={() => undefined} />;
  render(
    <form onSubmit={behind}>
      <Dialog isOpen title="Renommer" actions={null} onClose={() => undefined} onSubmit={onSubmit}>
        {field('Nom')}
        {field('Titre')}
      </Dialog>
    </form>,
  );
  const user = userEvent.setup();
  await user.type(screen.getByRole('textbox', { name: 'Nom' }), 'autre{Enter}');
  expect(onSubmit).toHaveBeenCalledOnce();
  expect(behind).not.toHaveBeenCalled();
});
