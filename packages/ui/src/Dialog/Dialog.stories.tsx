import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, screen, waitFor } from 'storybook/test';
import { ConfirmDialog } from './index.ts';

const meta = {
  title: 'Overlays/Dialog',
  component: ConfirmDialog,
  parameters: {
    docs: { story: { inline: false, height: '360px' } },
    guide: {
      keyboard: { Tab: 'Stays inside', Escape: 'Cancels', Enter: 'Presses the button in focus' },
      do: [
        'Name the action on the button: “Delete”, not “Yes”.',
        'Ask only before what cannot be taken back.',
      ],
      dont: ['Do not put a form of several fields into a dialog.'],
    },
  },
  args: {
    isOpen: true,
    title: 'Envoyer l’enregistrement ?',
    children: <p>Après l’envoi, une correction demande de rouvrir l’enregistrement.</p>,
    confirmLabel: 'Envoyer',
    cancelLabel: 'Annuler',
    onConfirm: () => undefined,
    onCancel: () => undefined,
  },
} satisfies Meta<typeof ConfirmDialog>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Confirm: Story = {
  args: { onConfirm: fn(), onCancel: fn() },
  play: async ({ userEvent, args }) => {
    const dialog = await screen.findByRole('alertdialog');
    await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
    await userEvent.keyboard('{Escape}');
    await expect(args.onCancel).toHaveBeenCalled();
    await expect(args.onConfirm).not.toHaveBeenCalled();
  },
};
export const Danger: Story = {
  args: { isDanger: true, title: 'Supprimer le brouillon ?', confirmLabel: 'Supprimer' },
};
export const Pending: Story = { args: { isPending: true, pendingLabel: 'Envoi en cours' } };
