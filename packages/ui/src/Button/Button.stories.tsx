import type { Meta, StoryObj } from '@storybook/react-vite';
import { Button, ButtonLink } from './index.ts';

const meta = {
  title: 'Actions/Button',
  component: Button,
  parameters: {
    guide: {
      keyboard: { 'Enter, Space': 'Presses the button' },
      do: ['Say what happens: “Send”, not “OK”.', 'Keep one primary button in view: what the page is for.'],
      dont: [
        'Do not disable a button to say that something is missing: let it be pressed, and say what is missing.',
        'Do not use a button to go to another page: that is a `ButtonLink`.',
      ],
    },
  },
  args: { children: 'Enregistrer' },
} satisfies Meta<typeof Button>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Primary: Story = { args: { variant: 'primary', children: 'Envoyer', icon: 'send' } };
export const Secondary: Story = {};
export const Quiet: Story = { args: { variant: 'quiet', icon: 'plus', children: 'Ajouter' } };
export const Danger: Story = { args: { variant: 'danger', children: 'Retirer', icon: 'trash' } };
export const Pending: Story = {
  args: { variant: 'primary', isPending: true, pendingLabel: 'Envoi en cours', children: 'Envoyer' },
};
export const Disabled: Story = { args: { isDisabled: true } };
export const Small: Story = { args: { size: 'small' } };
export const AsLink: Story = {
  render: () => (
    <ButtonLink href="#new" variant="primary" icon="plus">
      Nouvel enregistrement
    </ButtonLink>
  ),
};
