import type { Meta, StoryObj } from '@storybook/react-vite';
import { useEffect } from 'react';
import { expect, fn, waitFor } from 'storybook/test';
import { Button } from '../Button/index.ts';
import { type ToastMessage, ToastRegion, useToasts } from './index.ts';

const undo = fn();

/** A page that says something, at once or at a press. */
function Page({ says, isAtOnce }: { readonly says: ToastMessage; readonly isAtOnce: boolean }) {
  const toasts = useToasts();
  const { show } = toasts;
  useEffect(() => {
    if (isAtOnce) show(says);
  }, [show, says, isAtOnce]);
  return (
    <>
      <Button icon="trash" onPress={() => show(says)}>
        Retirer
      </Button>
      <ToastRegion toasts={toasts} label="Messages" closeLabel="Fermer" leftLabel="Reste" />
    </>
  );
}

const meta = {
  title: 'Messages/Toast',
  component: Page,
  parameters: {
    guide: {
      keyboard: {
        Tab: 'Goes into the message; it waits as long as the focus is in it',
        Escape: 'Closes the message in focus',
      },
      do: [
        'Say what was done, and let it be undone for as long as the message shows.',
        'Offer elsewhere too what the message offers.',
      ],
      dont: [
        'Do not say in it what somebody must do or must know: it goes. That is a `Banner`.',
        'Do not use it for the undo of a validation: five minutes have a `Countdown` on the page.',
      ],
    },
  },
  args: {
    isAtOnce: true,
    says: { message: 'Ligne retirée', action: { label: 'Annuler', run: undo }, duration: undefined },
  },
} satisfies Meta<typeof Page>;
export default meta;
type Story = StoryObj<typeof meta>;

export const WithUndo: Story = {};
export const Success: Story = {
  args: { says: { message: 'Brouillon enregistré', tone: 'success', duration: undefined } },
};
export const LongWords: Story = {
  args: {
    says: {
      message: 'Die Rückenmarksstimulationsbehandlungsbescheinigung wurde gespeichert.',
      tone: 'info',
      duration: undefined,
    },
  },
  globals: { viewport: { value: 'phone' } },
};
export const Undone: Story = {
  args: { isAtOnce: false, says: { message: 'Ligne retirée', action: { label: 'Annuler', run: undo } } },
  play: async ({ canvas, userEvent }) => {
    undo.mockClear();
    await userEvent.click(canvas.getByRole('button', { name: 'Retirer' }));
    await expect(await canvas.findByText('Ligne retirée')).toBeVisible();
    await expect(canvas.getByRole('timer', { name: 'Reste' })).toHaveTextContent('0:08');
    await userEvent.click(canvas.getByRole('button', { name: 'Annuler' }));
    await expect(undo).toHaveBeenCalledOnce();
    await waitFor(() => expect(canvas.queryByText('Ligne retirée')).toBeNull());
  },
};
