import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { describe, expect, it, vi } from 'vitest';
import {
  aBrowser,
  anEntry,
  aReading,
  aStep,
  entryPage,
  problem,
  renderPortal,
} from '../../../../test/portal.tsx';

const tally = { scheduled: 2, open: 1, draft: 0, validated: 1, locked: 3, missed: 1 };
const diary = (more: object = {}) =>
  aStep({ id: 'diary', mode: 'undo', commands: [], repeat: 'daily', tally, ...more });
const withDiary = (more: object = {}, record: object = {}) =>
  aReading({ steps: [aStep({ status: 'locked', commands: [] }), diary(more)], ...record });

const today = anEntry();
const items = [
  today,
  anEntry({ entry: '2026-11-21', due: '2026-11-21', status: 'missed', commands: [] }),
  anEntry({
    entry: '2026-11-20',
    due: '2026-11-20',
    status: 'locked',
    outcome: 'stuck',
    commands: [],
    data: { pages: 0 },
  }),
  anEntry({ entry: '2026-11-19', due: '2026-11-19', status: 'locked', outcome: 'fine', commands: [] }),
  anEntry({ entry: '2026-11-23', due: '2026-11-23', status: 'scheduled', commands: [] }),
];
const entries = async () => entryPage(items);
const saved = { revision: 2, savedAt: '2026-11-22T13:03:00Z', status: 'open' as const };

const rows = async () => within(await screen.findByRole('list', { name: 'Carnet' })).getAllByRole('listitem');
const pages = () => screen.findByRole('textbox', { name: /Pages lues/ });
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));

describe('a repeated step: what is due, done and missed', () => {
  it('adds it up in numbers, and lists each day with where it stands', async () => {
    renderPortal('/records/r1/steps/diary', { record: async () => withDiary(), entries });
    const counts = within(await screen.findByRole('list', { name: 'Entrées' })).getAllByRole('listitem');
    expect(counts.map((each) => each.textContent)).toEqual([
      'À remplir 1',
      'Faites 4',
      'Manquées 1',
      'À venir 2',
    ]);
    expect((await rows()).map((row) => row.textContent)).toEqual([
      'Aujourd’hui, 22/11/2026  À remplir Remplir',
      'Hier, 21/11/2026  Manquée Voir',
      '20/11/2026 Lecture bloquée Faite Voir',
      '19/11/2026 Tout va bien Faite Voir',
      '23/11/2026  À venir ',
    ]);
  });

  it('makes what somebody is told of stand out: the outcome with a message of its own', async () => {
    renderPortal('/records/r1/steps/diary', { record: async () => withDiary(), entries });
    await rows();
    expect(screen.getByText('Lecture bloquée')).toHaveClass('error');
    expect(screen.getByText('Tout va bien')).not.toHaveClass('error');
  });

  it('opens today’s entry at once when the record is opened from the worklist', async () => {
    const entry = vi.fn(async (..._call: unknown[]) => today);
    renderPortal('/records/r1', { record: async () => withDiary(), entries, entry });
    expect(await pages()).toBeInTheDocument();
    expect(screen.getByRole('heading', { level: 3, name: 'Aujourd’hui, 22/11/2026' })).toBeInTheDocument();
    expect(entry.mock.calls).toEqual([['r1', 'diary', '2026-11-22']]);
  });

  it('leads to today’s entry from the list with one press, and closes it again', async () => {
    const { router } = renderPortal('/records/r1/steps/diary', {
      record: async () => withDiary(),
      entries,
      entry: async () => today,
    });
    await userEvent.click(await screen.findByRole('link', { name: 'Remplir : Aujourd’hui, 22/11/2026' }));
    expect(await pages()).toBeInTheDocument();
    expect(router.state.location.pathname).toBe('/records/r1/steps/diary/entries/2026-11-22');
    await waitFor(() => expect(screen.getByRole('heading', { level: 3, name: /Aujourd’hui/ })).toHaveFocus());
    await userEvent.click(screen.getByRole('link', { name: 'Fermer' }));
    await waitFor(() => expect(screen.queryByRole('textbox')).not.toBeInTheDocument());
  });

  it('saves the draft of the entry by itself, and validates that entry', async () => {
    const saveDraft = vi.fn(async (..._call: unknown[]) => saved);
    const command = vi.fn(async (..._call: unknown[]) => withDiary({}, { revision: 3 }));
    renderPortal('/records/r1/steps/diary/entries/2026-11-22', {
      record: async () => withDiary(),
      entries,
      entry: async () => today,
      saveDraft,
      command,
    });
    await userEvent.type(await pages(), '12');
    await press('Sauver');
    await waitFor(() =>
      expect(saveDraft.mock.lastCall).toEqual([
        'r1',
        'diary',
        { pages: 12 },
        { revision: 1, entry: '2026-11-22' },
      ]),
    );
    await press('Valider');
    await waitFor(() =>
      expect(command.mock.lastCall?.slice(0, 2)).toEqual([
        'r1',
        { type: 'validate', step: 'diary', entry: '2026-11-22' },
      ]),
    );
  });

  it('keeps what could not be sent by its entry, and offers it there alone', async () => {
    const browser = aBrowser();
    const key = { person: 'ada', record: 'r1', step: 'diary/2026-11-22' };
    const name = { registry: 'library', recordType: 'reading' };
    await browser.unsent.keep(key, name, { data: { pages: 7 }, revision: 1 }, 'stamp');
    const saveDraft = vi.fn(async (..._call: unknown[]) => saved);
    renderPortal(
      '/records/r1/steps/diary/entries/2026-11-22',
      { record: async () => withDiary(), entries, entry: async () => today, saveDraft },
      { browser },
    );
    expect(await pages()).toHaveValue('7');
    await waitFor(() => expect(saveDraft.mock.lastCall?.[3]).toEqual({ revision: 1, entry: '2026-11-22' }));
  });

  it('can be undone like a step, by its own window', async () => {
    const done = anEntry({
      status: 'validated',
      commands: ['undo'],
      until: '2026-11-22T09:02:00Z',
      data: { pages: 0 },
      outcome: 'stuck',
    });
    const command = vi.fn(async (..._call: unknown[]) => withDiary());
    renderPortal('/records/r1/steps/diary/entries/2026-11-22', {
      record: async () => withDiary(),
      entries,
      entry: async () => done,
      command,
    });
    const panel = await screen.findByRole('region', { name: 'C’est validé' });
    expect(panel).toHaveTextContent('Le message « Un lecteur est bloqué » à Conservateur partira à 10:02.');
    await press('Annuler la validation');
    await waitFor(() =>
      expect(command.mock.lastCall?.[1]).toEqual({ type: 'undo', step: 'diary', entry: '2026-11-22' }),
    );
  });

  it('adds an entry once, however often it is pressed, and opens it', async () => {
    const atWill = withDiary({ repeat: 'atWill', commands: ['add'] });
    const command = vi
      .fn(async (..._call: unknown[]) => atWill)
      .mockRejectedValueOnce(new TypeError('network'));
    const entry = async (_record: string, _step: string, name: string) =>
      anEntry({ entry: name, due: undefined });
    const { router } = renderPortal('/records/r1/steps/diary', {
      record: async () => atWill,
      entries: async () => entryPage([]),
      entry,
      command,
    });
    await press('Ajouter une entrée');
    await screen.findByRole('alert');
    await press('Ajouter une entrée');
    expect(await screen.findByRole('heading', { level: 3, name: 'Nouvelle entrée' })).toBeInTheDocument();
    const [first, second] = command.mock.calls;
    expect(first).toEqual(second);
    const added = (first?.[1] as { entry: string } | undefined)?.entry;
    expect(router.state.location.pathname).toBe(`/records/r1/steps/diary/entries/${added}`);
  });

  it('says that an entry is missed, and that one does not exist', async () => {
    const record = async () => withDiary();
    const { unmount } = renderPortal('/records/r1/steps/diary/entries/2026-11-21', {
      record,
      entries,
      entry: async () => items[1] ?? today,
    });
    expect(await screen.findByText('Le délai pour remplir cette entrée est passé.')).toBeInTheDocument();
    unmount();
    renderPortal('/records/r1/steps/diary/entries/x', {
      record,
      entries,
      entry: () => Promise.reject(problem(404)),
    });
    expect(await screen.findByText('Cette entrée n’existe pas')).toBeInTheDocument();
  });

  it('asks for one page at a time', async () => {
    const list = vi.fn(async (..._call: unknown[]) => entryPage(items, 30));
    renderPortal('/records/r1/steps/diary', { record: async () => withDiary(), entries: list });
    await press('Page suivante');
    await waitFor(() => expect(list.mock.lastCall).toEqual(['r1', 'diary', { page: 2, size: 14 }]));
    expect(screen.getByText('30 entrées')).toBeInTheDocument();
  });

  it('keeps the entries of an earlier round, to read', async () => {
    const list = vi.fn(async (_record: string, _step: string, query: { round?: number } = {}) =>
      entryPage(query.round === 1 ? [items[2] ?? today] : []),
    );
    renderPortal('/records/r1/steps/diary', {
      record: async () => withDiary({ round: 2, rounds: [{ round: 1, data: {} }] }),
      entries: list,
    });
    await press(/^Tour 1/);
    await press(/^20\/11\/2026/);
    expect(await screen.findByText('Pages lues')).toBeInTheDocument();
  });

  it('has nothing that axe objects to, with its list and an entry that is filled in', async () => {
    const { container } = renderPortal('/records/r1', {
      record: async () => withDiary(),
      entries,
      entry: async () => today,
    });
    await pages();
    await rows();
    const rules = { 'color-contrast': { enabled: false } };
    const { violations } = await axe.run(container, { rules });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
