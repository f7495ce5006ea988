import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { facts, goodNiss, orchardWithFiles } from '../../test/orchard.ts';
import { StepForm } from '../StepForm/StepForm.tsx';
import { FilesProvider, type RecordFiles } from './FilesContext.ts';

const bundle = orchardWithFiles();
const pdf = new File(['%PDF-1.7 plan'], 'plan.pdf', { type: 'application/pdf' });
const png = new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])], 'arbre.png', {
  type: 'image/png',
});
const program = new File(['MZ'], 'plan.pdf', { type: 'application/pdf' });

type Arrive = (part: number) => void;
let sent: {
  readonly name: string;
  readonly step: string;
  progress: Arrive;
  arrive: () => void;
  fail: () => void;
}[];
let removed: string[];
let opened: string[];

/** A server of which the test says when it answers. */
function aRecord(there: Readonly<Record<string, string>> = {}): RecordFiles {
  const known = new Map(Object.entries(there).map(([id, name]) => [id, { id, name, size: 2048 }]));
  return {
    find: (id) => known.get(id),
    send: (step, file, { progress }) =>
      new Promise((resolve, reject) => {
        const id = `id-${sent.length + 1}`;
        const { name, size } = file;
        const arrive = () => {
          known.set(id, { id, name, size });
          resolve({ id, name, size });
        };
        sent.push({
          name,
          step,
          progress,
          arrive,
          fail: () => reject(new Error('La connexion a été coupée.')),
        });
      }),
    remove: (id) => void removed.push(id),
    lookAgain: async (id) => ({ id, name: '', size: 0 }),
    open: async (id) => void opened.push(id),
  };
}

function show(data: object, files = aRecord(), readOnly = false) {
  const onChange = vi.fn();
  const onSubmit = vi.fn();
  const user = userEvent.setup();
  const view = render(
    <FilesProvider value={files}>
      <StepForm
        bundle={bundle}
        step="visit"
        data={{ tree: data }}
        facts={facts}
        language="fr"
        readOnly={readOnly}
        onChange={onChange}
        onSubmit={onSubmit}
        submitLabel="Envoyer"
      />
    </FilesProvider>,
  );
  return { ...view, user, onSubmit, tree: () => onChange.mock.lastCall?.[0].tree as object };
}

const choose = (title: string) => screen.findByLabelText(`Choisir un fichier – ${title}`);
const list = (title: string) => screen.findByRole('list', { name: title });

beforeEach(() => {
  sent = [];
  removed = [];
  opened = [];
});

describe('a field that asks for a file', () => {
  it('sends it as it is chosen, says how far it is, and names it in the data once it is there', async () => {
    const { user, tree, container } = show({});
    await user.upload(await choose('Plan'), pdf);
    expect(sent.map(({ step, name }) => [step, name])).toEqual([['visit', 'plan.pdf']]);
    sent[0]?.progress(0.4);
    expect(await screen.findByText(/Envoi\s+40\s*%/)).toBeInTheDocument();
    expect(screen.getByRole('progressbar', { name: 'Envoi – plan.pdf' })).toHaveValue(0.4);
    sent[0]?.arrive();
    await waitFor(() => expect(tree()).toEqual({ plan: 'id-1' }));
    await user.click(await screen.findByRole('button', { name: 'Ouvrir – plan.pdf' }));
    expect(opened).toEqual(['id-1']);
    expect((await axe.run(container)).violations).toEqual([]);
  });

  it('takes another in its place, and removes what it no longer names', async () => {
    const { user, tree } = show({ plan: 'old' }, aRecord({ old: 'ancien.pdf' }));
    await user.upload(await choose('Plan'), pdf);
    sent[0]?.arrive();
    await waitFor(() => expect(tree()).toEqual({ plan: 'id-1' }));
    expect(removed).toEqual(['old']);
    await user.click(screen.getByRole('button', { name: 'Retirer – plan.pdf' }));
    expect(tree()).toEqual({});
    expect(removed).toEqual(['old', 'id-1']);
    expect(await choose('Plan')).toHaveFocus();
  });

  it('keeps several, in the order in which they arrive', async () => {
    const { user, tree } = show({ pictures: ['first'] }, aRecord({ first: 'un.png' }));
    await user.upload(await choose('Photos'), [png, pdf]);
    await waitFor(() => expect(sent).toHaveLength(2));
    sent[1]?.arrive();
    sent[0]?.arrive();
    await waitFor(() => expect(tree()).toEqual({ pictures: ['first', 'id-2', 'id-1'] }));
    expect(within(await list('Photos')).getAllByRole('listitem')).toHaveLength(3);
  });

  it('says why one did not arrive, beside it, and sends it again', async () => {
    const { user, tree } = show({});
    await user.upload(await choose('Plan'), pdf);
    sent[0]?.fail();
    expect(await screen.findByText('La connexion a été coupée.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Réessayer – plan.pdf' }));
    sent[1]?.arrive();
    await waitFor(() => expect(tree()).toEqual({ plan: 'id-2' }));
    expect(screen.queryByText('La connexion a été coupée.')).not.toBeInTheDocument();
  });

  it('is waited for by who sends the step meanwhile; one that does not arrive stops it', async () => {
    const { user, onSubmit } = show({ planted: '2020-03-01', graft: 'bud' });
    await user.type(screen.getByRole('textbox', { name: /^Numéro national/ }), goodNiss);
    await user.upload(await choose('Plan'), pdf);
    await user.click(screen.getByRole('button', { name: 'Envoyer' }));
    expect(onSubmit).not.toHaveBeenCalled();
    sent[0]?.fail();
    expect(await screen.findByText('La connexion a été coupée.')).toHaveRole('alert');
    expect(onSubmit).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Réessayer – plan.pdf' }));
    await user.click(await screen.findByRole('button', { name: 'Envoyer' }));
    expect(onSubmit).not.toHaveBeenCalled();
    sent[1]?.arrive();
    await waitFor(() => expect(onSubmit).toHaveBeenCalledOnce());
    expect(onSubmit.mock.lastCall?.[0]).toMatchObject({ tree: { plan: 'id-2' } });
  });

  it('does not send what is no file for here, whatever its name says', async () => {
    const { user } = show({});
    await user.upload(await choose('Plan'), program);
    expect(await screen.findByText(/« plan.pdf » n’est ni un PDF/)).toBeInTheDocument();
    expect(sent).toEqual([]);
  });

  it('says of one that is gone that it is', async () => {
    show({ plan: 'gone' });
    expect(within(await list('Plan')).getByText('Fichier introuvable')).toBeInTheDocument();
  });
});

it('files that are read are opened by name, and nothing can be sent', async () => {
  const { user, container } = show(
    { plan: 'a', pictures: ['b'] },
    aRecord({ a: 'plan.pdf', b: 'un.png' }),
    true,
  );
  await user.click(within(await list('Photos')).getByRole('button', { name: 'Ouvrir – un.png' }));
  expect(opened).toEqual(['b']);
  expect(container.querySelector('input')).toBeNull();
  expect((await axe.run(container)).violations).toEqual([]);
});
