import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { Button } from './index.ts';

it('ignores presses while pending and keeps the focus', async () => {
  const onPress = vi.fn();
  const show = (isPending: boolean) => (
    <Button onPress={onPress} isPending={isPending} pendingLabel="Envoi en cours">
      Envoyer
    </Button>
  );
  const { rerender } = render(show(false));
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Envoyer' }));
  rerender(show(true));
  await user.click(screen.getByRole('button'));
  await user.keyboard('{Enter}');
  expect(onPress).toHaveBeenCalledOnce();
  expect(screen.getByRole('button')).toHaveFocus();
});
