import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { describe, expect, it, vi } from 'vitest';
import { aReading, aRecord, aStep, problem, renderPortal } from '../../../../test/portal.tsx';

const now = '2026-11-22T09:00:00.000Z';
const until = '2026-11-22T09:05:00.000Z';
const desk = { book: { title: 'Bruges' } };

const heading = (name: string) => screen.findByRole('heading', { level: 2, name });
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));
const path = () => within(screen.getByRole('navigation', { name: 'Étapes de l’enregistrement' }));

/** The desk validated: it can be undone, and the opinion is somebody else's turn. */
function validated(more: object = {}, opinion: object = {}) {
  return aReading({
    revision: 3,
    steps: [
      aStep({
        status: 'validated',
        mode: 'undo',
        data: desk,
        commands: ['undo'],
        until,
        held: [{ message: 'asked', to: ['curator'] }],
        by: { name: 'Ada Dupont' },
        ...more,
      }),
      aStep({
        id: 'opinion',
        roles: ['curator'],
        commands: [],
        mode: 'final',
        since: '2026-11-21T09:00:00Z',
        ...opinion,
      }),
    ],
  });
}

describe('CO-7: the steps of a record as a path', () => {
  it('says of each where it stands, whose turn it is and since when, and why it waits', async () => {
    const late = validated({}, { due: '2026-11-20T23:00:00Z' });
    const closing = aStep({
      id: 'closing',
      status: 'waiting',
      commands: [],
      waitsFor: [{ step: 'opinion', why: 'requires' }],
    });
    renderPortal('/records/r1', { record: async () => ({ ...late, steps: [...late.steps, closing] }) });
    await heading('Avis');
    const links = path().getAllByRole('link');
    expect(links[0]).toHaveAccessibleName('Guichet Validée, encore annulable');
    expect(links[1]).toHaveAccessibleName(
      'Avis À compléter Au tour de : Conservateur, depuis hier En retard de 2 jours (à faire pour le 20/11/2026)',
    );
    expect(links[2]).toHaveAccessibleName('Clôture Attend : Avis (Conservateur)');
  });

  it('opens at the step that waits for the reader, and goes to another by its link', async () => {
    const record = vi.fn(async () => aReading());
    const { router } = renderPortal('/records/r1', { record });
    expect(await screen.findByRole('textbox', { name: /Titre/ })).toHaveValue('Bruges');
    await userEvent.click(path().getByRole('link', { name: /^Avis/ }));
    const title = await heading('Avis');
    expect(router.state.location.pathname).toBe('/records/r1/steps/opinion');
    await waitFor(() => expect(title).toHaveFocus());
    // A form that is left has saved drafts: the next one starts from a load of its own.
    expect(record).toHaveBeenCalledTimes(2);
  });

  it('says of a step that waits what it waits for and whose turn that is, with the way there', async () => {
    renderPortal('/records/r1/steps/opinion', { record: async () => aReading() });
    await heading('Avis');
    expect(screen.getByText('Cette étape n’est pas encore ouverte')).toBeInTheDocument();
    const step = within(screen.getByRole('main'));
    const awaited = step.getAllByRole('link', { name: 'Guichet' }).at(-1);
    expect(awaited).toHaveAttribute('href', '/records/r1/steps/desk');
    expect(awaited?.closest('li')).toHaveTextContent('Guichet : À compléter. À vous, depuis aujourd’hui');
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  });

  it('says why a step does not apply', async () => {
    const skipped = aStep({ id: 'closing', status: 'skipped', commands: [] });
    renderPortal('/records/r1/steps/closing', {
      record: async () => aReading({ steps: [aStep({ commands: [] }), skipped] }),
    });
    expect(await screen.findByText('Cette étape ne s’applique pas')).toBeInTheDocument();
    expect(screen.getAllByText('D’après les réponses de : Avis')).not.toHaveLength(0);
  });

  it('shows what is somebody else’s turn to read alone', async () => {
    const record = validated(
      { commands: [], until: undefined, status: 'locked' },
      { data: { answer: 'Oui' } },
    );
    renderPortal('/records/r1/steps/opinion', { record: async () => record });
    expect(
      await screen.findByText('Au tour de : Conservateur, depuis hier. Vous pouvez lire cette étape.'),
    ).toBeInTheDocument();
    expect(screen.getByText('Oui')).toBeInTheDocument();
  });

  it('says that a step is not the reader’s to read', async () => {
    const record = validated({}, { isReadable: false });
    renderPortal('/records/r1/steps/opinion', { record: async () => record });
    expect(await screen.findByText('Votre rôle ne permet pas de lire cette étape.')).toBeInTheDocument();
  });

  it('says by what decision a record has ended', async () => {
    renderPortal('/records/r1', {
      record: async () => aReading({ status: 'closed', ended: { step: 'opinion', outcome: 'refused' } }),
    });
    expect(
      await screen.findByText('Terminé par la décision « Refus » à l’étape « Avis ».'),
    ).toBeInTheDocument();
  });

  it('has nothing that axe objects to: a path, a step that waits, an undo that runs', async () => {
    const { container, unmount } = renderPortal('/records/r1/steps/opinion', {
      record: async () => aReading(),
    });
    await heading('Avis');
    const rules = { 'color-contrast': { enabled: false } };
    const found = async (within: Element) =>
      (await axe.run(within, { rules })).violations.map(({ id }) => id);
    expect(await found(container)).toEqual([]);
    unmount();
    const undo = renderPortal('/records/r1/steps/desk', { record: async () => validated() });
    await screen.findByRole('timer');
    expect(await found(undo.container)).toEqual([]);
  });
});

describe('CO-4: after validating, for a while, it can be undone', () => {
  it('says before what can be undone, and after for how long, what waits, and whom to write to', async () => {
    const command = vi.fn(async (..._call: unknown[]) => validated());
    renderPortal('/records/r1', { record: async () => aReading(), command });
    const send = await screen.findByRole('button', { name: 'Envoyer' });
    expect(send).toHaveAccessibleDescription('Vous pourrez annuler pendant 5 minutes.');
    await userEvent.click(send);
    const panel = await screen.findByRole('region', { name: 'C’est validé' });
    await waitFor(() => expect(panel).toHaveFocus());
    const timer = within(panel).getByRole('timer', { name: 'Temps restant pour annuler' });
    expect(timer.textContent).toMatch(/^(5:00|4:5\d)$/);
    expect(panel).toHaveTextContent('Vous pouvez encore annuler jusqu’à 10:05.');
    expect(panel).toHaveTextContent('Le message « Un avis est demandé » à Conservateur partira à 10:05.');
    expect(within(panel).getByRole('link', { name: 'support@library.example' })).toHaveAttribute(
      'href',
      'mailto:support@library.example',
    );
    expect(within(panel).getByRole('status')).toHaveTextContent('Vous pouvez annuler pendant 5 minutes.');
  });

  it('brings the form back with its data, and the focus to the step', async () => {
    const back = aReading({ revision: 4 });
    const command = vi.fn(async (..._call: unknown[]) => back);
    renderPortal('/records/r1/steps/desk', { record: async () => validated(), command });
    await press('Annuler la validation');
    expect(await screen.findByRole('textbox', { name: /Titre/ })).toHaveValue('Bruges');
    expect(command.mock.calls).toEqual([
      ['r1', { type: 'undo', step: 'desk' }, { revision: 3, idempotencyKey: expect.any(String) }],
    ]);
    await waitFor(async () => expect(await heading('Guichet')).toHaveFocus());
    expect(screen.getByText('L’étape est de nouveau modifiable.')).toBeInTheDocument();
  });

  it('is offered to whoever validated alone; others are told who may', async () => {
    renderPortal('/records/r1/steps/desk', {
      record: async () => validated({ commands: [], by: { name: 'Bob Maes' } }),
    });
    expect(await screen.findByText('Bob Maes peut encore annuler jusqu’à 10:05.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Annuler la validation' })).not.toBeInTheDocument();
  });

  it('shows the step locked when the window ends, by the server’s clock', async () => {
    const ending = { ...validated(), now: '2026-11-22T09:04:59.500Z' };
    const locked = validated({ status: 'locked', commands: [], until: undefined, held: [] });
    const record = vi
      .fn()
      .mockResolvedValueOnce(ending)
      .mockResolvedValue({ ...locked, now: until });
    renderPortal('/records/r1/steps/desk', { record });
    await screen.findByRole('timer');
    expect(await screen.findByText('Cette étape est verrouillée')).toBeInTheDocument();
    expect(screen.queryByRole('timer')).not.toBeInTheDocument();
    expect(record).toHaveBeenCalledTimes(2);
  });

  it('says with the server’s words that it is too late, and whom to write to', async () => {
    const late = problem(409, {
      detail: 'Le délai pour annuler est passé.',
      refusal: { code: 'undoEnded', params: {} },
    });
    renderPortal('/records/r1/steps/desk', {
      record: async () => validated(),
      command: () => Promise.reject(late),
    });
    await press('Annuler la validation');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Le délai pour annuler est passé.');
    expect(within(alert).getByRole('link', { name: 'support@library.example' })).toBeInTheDocument();
  });

  it('undoes on the record as it is by now, where another step was saved meanwhile', async () => {
    const command = vi
      .fn()
      .mockRejectedValueOnce(problem(412, { revision: 8 }))
      .mockResolvedValue(aReading({ revision: 9 }));
    const record = vi
      .fn()
      .mockResolvedValueOnce(validated())
      .mockResolvedValue({ ...validated(), revision: 8 });
    renderPortal('/records/r1/steps/desk', { record, command });
    await press('Annuler la validation');
    expect(await screen.findByRole('textbox', { name: /Titre/ })).toHaveValue('Bruges');
    expect(command.mock.lastCall?.[2]).toMatchObject({ revision: 8 });
  });
});

describe('CO-4: final', () => {
  const mine = aReading({
    steps: [aStep({ status: 'locked', commands: [] }), aStep({ id: 'opinion', mode: 'final' })],
  });

  it('is asked about before it is validated, and nothing is sent while one reads again', async () => {
    const command = vi.fn(async (..._call: unknown[]) => mine);
    renderPortal('/records/r1', { record: async () => mine, command });
    await press('Valider');
    const dialog = await screen.findByRole('alertdialog', { name: 'Valider définitivement ?' });
    expect(dialog).toHaveTextContent('Personne ne pourra plus corriger cette étape, pas même le support.');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Relire' }));
    expect(command).not.toHaveBeenCalled();
    await press('Valider');
    const again = await screen.findByRole('alertdialog');
    await userEvent.click(within(again).getByRole('button', { name: 'Valider' }));
    await waitFor(() => expect(command).toHaveBeenCalledTimes(1));
    expect(command.mock.lastCall?.[1]).toEqual({ type: 'validate', step: 'opinion' });
  });
});

describe('CO-5: support', () => {
  const locked = (commands: ('unlock' | 'annotate')[], mode: 'undo' | 'final') =>
    aReading({
      steps: [
        aStep({ status: 'locked', mode, commands, data: desk }),
        aStep({ id: 'opinion', commands: [] }),
      ],
    });

  it('unlocks with a reason, and not without', async () => {
    const command = vi.fn(async (..._call: unknown[]) => aReading());
    renderPortal('/records/r1/steps/desk', { record: async () => locked(['unlock'], 'undo'), command });
    await press('Déverrouiller');
    const dialog = await screen.findByRole('dialog', { name: 'Déverrouiller cette étape ?' });
    const unlock = within(dialog).getByRole('button', { name: 'Déverrouiller' });
    await userEvent.click(unlock);
    const reason = within(dialog).getByRole('textbox', { name: /Motif/ });
    expect(reason).toHaveAccessibleDescription(/Donnez le motif\./);
    expect(reason).toHaveFocus();
    expect(command).not.toHaveBeenCalled();
    await userEvent.type(reason, 'Mauvais livre');
    await userEvent.click(unlock);
    await waitFor(() =>
      expect(command.mock.lastCall?.[1]).toEqual({ type: 'unlock', step: 'desk', reason: 'Mauvais livre' }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  it('writes beside a final step, and keeps the words when that is refused', async () => {
    const command = vi.fn().mockRejectedValue(problem(409, { detail: 'Pas maintenant.' }));
    renderPortal('/records/r1/steps/desk', { record: async () => locked(['annotate'], 'final'), command });
    expect(await screen.findByText('Cette étape est définitive')).toBeInTheDocument();
    await press('Ajouter une note');
    const note = await screen.findByRole('textbox', { name: /Note/ });
    await userEvent.type(note, 'Livre rendu');
    await userEvent.click(
      within(screen.getByRole('dialog')).getByRole('button', { name: 'Ajouter une note' }),
    );
    expect(await screen.findByText('Pas maintenant.')).toBeInTheDocument();
    expect(note).toHaveValue('Livre rendu');
    expect(command.mock.lastCall?.[1]).toEqual({ type: 'annotate', step: 'desk', text: 'Livre rendu' });
  });
});

describe('rounds and the timeline', () => {
  const rounds = [
    {
      round: 1,
      data: { answer: 'Pourquoi ?' },
      outcome: 'question',
      validatedAt: '2026-11-12T10:00:00Z',
      by: { name: 'Bob Maes' },
    },
  ];

  it('keeps earlier rounds to read, with what was decided, when and by whom', async () => {
    renderPortal('/records/r1/steps/opinion', {
      record: async () =>
        aReading({ steps: [aStep({ status: 'locked' }), aStep({ id: 'opinion', round: 2, rounds })] }),
    });
    expect(await screen.findByText('Tour 2 · À vous, depuis aujourd’hui')).toBeInTheDocument();
    await press('Tour 1 Question posée · 12/11/2026 · Bob Maes');
    expect(screen.getByText('Pourquoi ?')).toBeInTheDocument();
  });

  it('tells what happened with its step, round and outcome, and leaves out the bookkeeping', async () => {
    const at = now;
    const by = { name: 'Bob Maes' };
    const history = [
      { at, type: 'created' as const, by },
      { at, type: 'applied' as const, by: null },
      { at, type: 'begun' as const, step: 'desk', by },
      { at, type: 'validated' as const, step: 'opinion', round: 2, outcome: 'question', by },
      {
        at,
        type: 'roundStarted' as const,
        step: 'opinion',
        outcome: 'question',
        steps: ['opinion'],
        by: null,
      },
      { at, type: 'message' as const, step: 'desk', message: 'asked', to: ['curator'], by: null },
      { at, type: 'unlocked' as const, step: 'desk', reason: 'Mauvais livre', by },
      { at, type: 'annotated' as const, step: 'opinion', text: 'Livre rendu', by },
      { at, type: 'missed' as const, step: 'diary', entry: '2026-11-20', by: null },
    ];
    renderPortal('/records/r1', { record: async () => aReading({ history }) });
    const list = await screen.findByRole('list', { name: 'Historique' });
    const told = within(list)
      .getAllByRole('listitem')
      .map((item) => item.textContent);
    expect(told).toEqual([
      expect.stringMatching(/^Entrée manquée : Carnet · 20\/11\/2026/),
      expect.stringMatching(/^Note du support : Avis.*par Bob MaesLivre rendu$/),
      expect.stringMatching(/^Déverrouillé par le support : Guichet.*Motif : Mauvais livre$/),
      expect.stringMatching(/^Message envoyé : Un avis est demandé.*à Conservateur$/),
      expect.stringMatching(/^Nouveau tour.*Décision : Question poséeDe nouveau : Avis$/),
      expect.stringMatching(/^Validé : Avis · tour 2.*Décision : Question posée$/),
      expect.stringMatching(/^Créé/),
    ]);
  });
});

describe('a record that belongs to another', () => {
  it('is started from that one’s page, once what it needs is done', async () => {
    const createRecord = vi.fn(async (..._call: unknown[]) => aRecord({ id: 'r2' }));
    const done = aReading({ steps: [aStep({ id: 'opinion', status: 'locked', commands: [] })] });
    const { router } = renderPortal('/records/r1', { record: async () => done, createRecord });
    await press('Commencer : Prolongation');
    await waitFor(() => expect(router.state.location.pathname).toBe('/records/r2'));
    expect(createRecord.mock.lastCall?.[0]).toEqual({
      registry: 'library',
      recordType: 'renewal',
      organisation: '100',
      parent: 'r1',
    });
  });

  it('says what must be done before, and is not offered by itself', async () => {
    const { router } = renderPortal('/records/r1', { record: async () => aReading() });
    expect(await screen.findByRole('button', { name: 'Commencer : Prolongation' })).toBeDisabled();
    expect(screen.getByText('Possible après : Avis')).toBeInTheDocument();
    await router.navigate('/new');
    expect(await screen.findByRole('radio', { name: /Prêt/ })).toBeInTheDocument();
    expect(screen.queryByRole('radio', { name: /Prolongation/ })).not.toBeInTheDocument();
  });

  it('leads back to the one it belongs to', async () => {
    renderPortal('/records/r1', {
      record: async () =>
        aRecord({
          recordType: 'renewal',
          steps: [aStep({ id: 'extension' })],
          links: [{ link: 'reading', recordType: 'reading', record: 'r9' }],
        }),
    });
    expect(await screen.findByRole('link', { name: 'La lecture' })).toHaveAttribute('href', '/records/r9');
    expect(screen.queryByText('Nouveau bénéficiaire')).not.toBeInTheDocument();
  });
});
