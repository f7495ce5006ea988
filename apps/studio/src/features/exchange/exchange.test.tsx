import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { strToU8, zipSync } from 'fflate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { aDraft, aRegistry, files, problem, renderStudio } from '../../../test/studio.tsx';
import { unzipDefinition, zipDefinition } from '../../model/index.ts';

const zipped = (bytes: Uint8Array, name = 'library-1.0.0.zip') =>
  new File([bytes.slice()], name, { type: 'application/zip' });
const packed = (contents: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(contents).map(([path, text]) => [path, strToU8(text)])));

async function choose(file: File) {
  const createDraft = vi.fn(async () => aDraft());
  const beginRegistry = vi.fn(async () => aDraft());
  const rendered = renderStudio('/studio', { createDraft, beginRegistry });
  await userEvent.click(await screen.findByRole('button', { name: 'Importer un zip' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Importer un registre' }));
  await userEvent.upload(dialog.getByLabelText('Choisir un fichier zip'), file);
  const confirm = () => userEvent.click(dialog.getByRole('button', { name: 'Importer' }));
  return { createDraft, beginRegistry, dialog, confirm, ...rendered };
}

describe('a zip comes in', () => {
  it('as a new draft of the registry that it is, byte for byte', async () => {
    // As another tool may have written it: the draft keeps its spaces, its line ends and its order.
    const odd = { ...files, 'rules.json': '{"rules":[ ] }\r\n', 'manual/note.md': '\uFEFF# Été\n' };
    const { createDraft, dialog, confirm, router } = await choose(zipped(packed(odd)));
    expect(await dialog.findByText('« Bibliothèque », version 1.0.0, 8 fichiers.')).toBeInTheDocument();
    expect(dialog.getByRole('radio', { name: 'un nouveau brouillon de « Bibliothèque »' })).toBeChecked();
    await confirm();
    await waitFor(() => expect(router.state.location.pathname).toBe('/studio/drafts/d1/steps'));
    const registry = { registry: 'library', from: 'empty', name: 'library-1.0.0' };
    expect(createDraft).toHaveBeenCalledWith({ ...registry, files: odd });
  });

  it('as a registry of another name, of which only that name is changed', async () => {
    const people = {
      memberships: [{ person: 'a', registry: 'library', role: 'librarian', organisation: '1' }],
    };
    const all = { ...files, 'development.json': `${JSON.stringify(people, null, 2)}\n` };
    const { beginRegistry, dialog, confirm } = await choose(zipped(zipDefinition(all)));
    await userEvent.click(await dialog.findByRole('radio', { name: 'un nouveau registre' }));
    const id = dialog.getByRole('textbox', { name: 'Nom court' });
    expect(id).toHaveValue('library-2');
    await userEvent.clear(id);
    await userEvent.type(id, 'My library');
    await confirm();
    await waitFor(() => expect(id).toBeInvalid());
    expect(beginRegistry).not.toHaveBeenCalled();
    await userEvent.clear(id);
    await userEvent.type(id, 'reading-room');
    await confirm();
    const renamed = (path: string) =>
      (all[path as keyof typeof all] ?? '').replace('"library"', '"reading-room"');
    await waitFor(() =>
      expect(beginRegistry).toHaveBeenCalledWith(
        {
          id: 'reading-room',
          files: {
            ...all,
            'form.json': renamed('form.json'),
            'development.json': renamed('development.json'),
          },
        },
        expect.any(String),
      ),
    );
  });

  it('as a new registry where there is none of its name, and says why not', async () => {
    const other = { ...files, 'form.json': (files['form.json'] ?? '').replace('"library"', '"archive"') };
    const { beginRegistry, dialog, confirm } = await choose(zipped(zipDefinition(other)));
    expect(await dialog.findByRole('textbox', { name: 'Nom court' })).toHaveValue('archive');
    beginRegistry.mockRejectedValueOnce(problem(409, { detail: '« archive » existe.' }));
    await confirm();
    expect(await dialog.findByText('« archive » existe.')).toBeInTheDocument();
    beginRegistry.mockRejectedValueOnce(new TypeError('network'));
    await confirm();
    expect(await dialog.findByText(/Le serveur ne répond pas/)).toBeInTheDocument();
    await confirm();
    await waitFor(() => expect(beginRegistry).toHaveBeenCalledTimes(3));
    // The same request under the same key: it may have arrived.
    expect(beginRegistry.mock.calls[2]).toEqual(beginRegistry.mock.calls[1]);
  });

  it('with what belongs to no registry left out, and named', async () => {
    const { dialog } = await choose(zipped(packed({ ...files, 'notes.docx': 'x' })));
    expect(await dialog.findByText(/a été laissé de côté : notes\.docx/)).toBeInTheDocument();
    expect(dialog.getByRole('button', { name: 'Importer' })).toBeEnabled();
  });
});

describe('a zip is refused, and says why', () => {
  const form = files['form.json'] ?? '';
  it.each<[string, Uint8Array, RegExp]>([
    ['damaged', zipDefinition(files).slice(0, 500), /pas un zip, ou il est endommagé/],
    ['no zip', strToU8('PK? No.'), /pas un zip/],
    [
      'of a newer format',
      packed({ 'form.json': form.replace('"formatVersion": 1', '"formatVersion": 2') }),
      /plus récente de Greffe/,
    ],
    [
      'with compiled code',
      packed({ ...files, 'steps/desk.validator.js': 'export default 1' }),
      /programme s’y trouve.*desk\.validator\.js/,
    ],
    ['that climbs out', packed({ ...files, '../../etc/passwd.json': '{}' }), /sort du dossier.*passwd/],
    [
      'without a form',
      packed({ 'rules.json': '{}' }),
      /manque le fichier qui décrit le registre : form\.json/,
    ],
    [
      'that is a bomb',
      zipSync({ 'form.json': strToU8(form), 'a.json': new Uint8Array(3_000_000) }),
      /plus grand qu’un registre/,
    ],
  ])('that is %s', async (_, bytes, sentence) => {
    const { createDraft, beginRegistry, dialog } = await choose(zipped(bytes, 'bad.zip'));
    const alert = await dialog.findByRole('alert');
    expect(alert).toHaveTextContent('bad.zip ne peut pas être importé');
    expect(alert.textContent).toMatch(sentence);
    expect(dialog.getByRole('button', { name: 'Importer' })).toBeDisabled();
    expect(createDraft).not.toHaveBeenCalled();
    expect(beginRegistry).not.toHaveBeenCalled();
  });
});

describe('a zip goes out', () => {
  const saved: { name: string; blob: Blob }[] = [];
  const watch = () => {
    saved.length = 0;
    let latest: Blob | undefined;
    // jsdom has neither of them.
    class WithBlobs extends URL {
      static override createObjectURL(blob: Blob): string {
        latest = blob;
        return 'blob:x';
      }
      static override revokeObjectURL(): void {
        latest = undefined;
      }
    }
    vi.stubGlobal('URL', WithBlobs);
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      if (latest) saved.push({ name: this.download, blob: latest });
    });
  };
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });
  const contents = async () =>
    unzipDefinition(new Uint8Array(await (saved[0]?.blob.arrayBuffer() ?? []))).files;

  it('of a published version, with every byte of its files', async () => {
    watch();
    const versionFiles = vi.fn(async () => ({ registry: 'library', version: '1.0.0', files }));
    renderStudio('/studio', { versionFiles });
    await userEvent.click(await screen.findByRole('button', { name: '1 version publiée' }));
    await userEvent.click(screen.getByRole('button', { name: 'Télécharger la version 1.0.0 (zip)' }));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(versionFiles).toHaveBeenCalledWith('h1');
    expect(saved[0]?.name).toBe('library-1.0.0.zip');
    expect(await contents()).toEqual(files);
  });

  it('not of a version whose files were not kept, and says so', async () => {
    const registry = aRegistry();
    const versions = registry.versions.map((version) => ({ ...version, hasFiles: false }));
    renderStudio('/studio', { registries: async () => ({ registries: [{ ...registry, versions }] }) });
    await userEvent.click(await screen.findByRole('button', { name: '1 version publiée' }));
    expect(screen.getByText('Fichiers non conservés')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Télécharger/ })).not.toBeInTheDocument();
  });
});
