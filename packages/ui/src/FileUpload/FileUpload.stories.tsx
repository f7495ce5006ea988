import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import { FileUpload } from './index.ts';

const meta = {
  title: 'Fields/FileUpload',
  component: FileUpload,
  parameters: {
    width: 'field',
    guide: {
      keyboard: { 'Enter or Space': 'Opens the browser’s choice of files' },
      do: [
        'Say in `help` which kinds are taken and how large they may be.',
        'Say of a refused file which one it is, and what would be taken.',
        'Look at the content again where it is received.',
      ],
      dont: ['Do not trust a name: a file is told by how it begins.'],
    },
  },
  args: {
    id: 'report',
    label: 'Protocole opératoire',
    help: 'PDF, PNG ou JPEG, 5 Mo au plus',
    accept: ['application/pdf', 'image/png', 'image/jpeg'],
    maximumSize: 5_000_000,
    files: [],
    isMultiple: true,
    onAdd: () => undefined,
    onRemove: () => undefined,
    onRetry: () => undefined,
    onOpen: () => undefined,
    texts: {
      choose: 'Choisir un fichier',
      drop: 'ou déposez-le ici',
      remove: 'Retirer',
      open: 'Ouvrir',
      retry: 'Réessayer',
      uploading: 'Envoi',
      done: 'Envoyé',
      failed: 'L’envoi a échoué.',
      wrongKind: '« {name} » n’est ni un PDF ni une image PNG ou JPEG.',
      tooLarge: '« {name} » dépasse 5 Mo.',
      empty: '« {name} » est vide.',
    },
  },
} satisfies Meta<typeof FileUpload>;
export default meta;
type Story = StoryObj<typeof meta>;

const report = { id: 'a', name: 'protocole-2026-03-31.pdf', size: 1_440_000 };

export const Empty: Story = {};
export const Uploading: Story = { args: { files: [{ ...report, state: 'uploading', progress: 0.42 }] } };
export const Failed: Story = {
  args: { files: [{ ...report, state: 'failed', message: 'La connexion a été coupée.' }] },
};
export const Done: Story = { args: { files: [{ ...report, state: 'done' }], isReadOnly: true } };
export const WithError: Story = { args: { error: 'Ajoutez le protocole opératoire.' } };

/** A picture of 2 × 2 points, from the smallest PNG that draws. */
const picture = () =>
  new Promise<Blob>((resolve) => {
    const canvas = document.createElement('canvas');
    canvas.width = 2;
    canvas.height = 2;
    canvas.getContext('2d')?.fillRect(0, 0, 1, 2);
    canvas.toBlob((blob) => resolve(blob ?? new Blob()), 'image/png');
  });
export const WithPreview: Story = {
  loaders: [async () => ({ preview: await picture() })],
  render: (args, { loaded: { preview } }) => (
    <FileUpload {...args} files={[{ id: 'p', name: 'radio.png', size: 20_400, state: 'done', preview }]} />
  ),
  play: async ({ canvasElement }) => {
    await waitFor(() => {
      const canvas = canvasElement.querySelector('canvas');
      const painted = canvas?.getContext('2d')?.getImageData(10, 48, 1, 1).data[3];
      return expect(painted).toBe(255);
    });
  },
};
export const WrongKind: Story = {
  args: { onAdd: fn() },
  play: async ({ canvas, userEvent, args }) => {
    const input = canvas.getByLabelText('Choisir un fichier – Protocole opératoire');
    const program = new File(['MZ'], 'protocole.pdf', { type: 'application/pdf' });
    const pdf = new File(['%PDF-1.7 …'], 'lettre.pdf', { type: 'application/pdf' });
    await userEvent.upload(input, [program, pdf]);
    const refusal = await canvas.findByText(/« protocole.pdf » n’est ni un PDF/);
    await expect(canvas.getByRole('alert')).toContainElement(refusal);
    await waitFor(() => expect(args.onAdd).toHaveBeenCalledWith([pdf]));
  },
};
