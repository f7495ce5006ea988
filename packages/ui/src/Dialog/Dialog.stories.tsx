import type { Meta, StoryObj } from '@storybook/react-vite';
import { ConfirmDialog } from './index.ts';

const meta = {
  title: 'Overlays/Dialog',
  component: ConfirmDialog,
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

export const Confirm: Story = {};
export const Danger: Story = {
  args: { isDanger: true, title: 'Supprimer le brouillon ?', confirmLabel: 'Supprimer' },
};
export const Pending: Story = { args: { isPending: true, pendingLabel: 'Envoi en cours' } };
