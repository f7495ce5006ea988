import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { aDraft, files as plain, renderStudio } from '../../../test/studio.tsx';

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const counter = (id: string, more: object = {}) => ({
  id,
  counts: [{ recordType: 'loan', step: 'desk', when: 'data.title != "Bruges"' }],
  limit: 60,
  scope: 'organisation',
  period: 'year-of-validation',
  whenFull: 'refuse',
  at: '/title',
  notices: { from: 40, every: 5 },
  seenBy: ['librarian', 'curator'],
  origin: 'source',
  cite: { source: 'library', article: '§5', sentence: 'Soixante prêts par an.' },
  ...more,
});
const files = {
  ...plain,
  'counters.json': json({
    recipients: ['head'],
    counters: [counter('yearly'), counter('in-all', { scope: 'all', notices: undefined })],
  }),
  'i18n/fr.json': json({
    ...JSON.parse(plain['i18n/fr.json'] ?? '{}'),
    'counter.yearly.title': 'Prêts de l’année',
    'counter.yearly.full': 'Attendez l’année prochaine.',
    'counter.yearly.noticeFull': 'Plus de prêts cette année.',
    'counter.in-all.title': 'Prêts en tout',
    'counter.in-all.full': 'Plus de prêts.',
    'recipient.head.title': 'Direction',
  }),
};

function setUp(path = '/studio/drafts/d1/counters', of: Readonly<Record<string, string>> = files) {
  const saveDraft = vi.fn(
    async (_id: string, _changes: Readonly<Record<string, string | null>>, revision: number) => ({
      revision: revision + 1,
      updatedAt: '2026-11-22T09:00:00Z',
    }),
  );
  renderStudio(path, { draft: async () => aDraft({ files: of }), saveDraft });
  const saved = () =>
    Object.assign({}, ...saveDraft.mock.calls.map(([, changes]) => changes)) as Record<string, string>;
  return { user: userEvent.setup(), saved };
}

const region = (name: string) => screen.findByRole('region', { name });

describe('the counters of a registry', () => {
  it('are shown with what they count, for whom and why; the one of the address comes first', async () => {
    setUp('/studio/drafts/d1/counters?counter=in-all');
    const yearly = within(await region('Prêts de l’année'));
    expect(screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent)).toEqual([
      'Prêts en tout',
      'Prêts de l’année',
    ]);
    for (const fact of [
      'Prêt, étape « Guichet » validée, si data.title != "Bruges"',
      'chaque organisation',
      'année civile de la validation',
      'Titre',
      'Bibliothécaire et Conservateur',
      'Direction',
      'library, §5',
    ])
      expect(yearly.getByText(fact)).toBeInTheDocument();
    expect(yearly.getByRole('textbox', { name: 'Puis tous les' })).toHaveValue('5');
  });

  it('take another limit and other words; the rest of the file stays as it is', async () => {
    const { user, saved } = setUp();
    const yearly = within(await region('Prêts de l’année'));
    const limit = yearly.getByRole('textbox', { name: 'Nombre maximum' });
    await user.clear(limit);
    await user.type(limit, '75');
    const full = yearly.getByRole('textbox', { name: 'Que faire quand il est atteint (Français)' });
    await user.clear(full);
    await user.type(full, 'Revenez en janvier.');
    await user.tab();
    await waitFor(() => {
      expect(saved()['counters.json']).toBe(files['counters.json'].replace('60', '75'));
      expect(JSON.parse(saved()['i18n/fr.json'] ?? '{}')).toMatchObject({
        'counter.yearly.full': 'Revenez en janvier.',
      });
    });
  });

  it('tell nobody once a figure of the notices is empty, and somebody again once there is one', async () => {
    const { user, saved } = setUp();
    const yearly = within(await region('Prêts de l’année'));
    const from = yearly.getByRole('textbox', { name: 'Avertir à partir de' });
    const notices = () => JSON.parse(saved()['counters.json'] ?? '{"counters":[{}]}').counters[0].notices;
    await user.clear(from);
    await user.tab();
    await waitFor(() => expect(saved()['counters.json']).toBeDefined());
    expect(notices()).toBeUndefined();
    expect(yearly.queryByRole('textbox', { name: /^Phrase de l’e-mail/ })).not.toBeInTheDocument();
    await user.type(from, '50');
    await user.tab();
    await waitFor(() => expect(notices()).toEqual({ from: 50, every: 1 }));
  });

  it('say, at an address that none has, that there is none', async () => {
    setUp('/studio/drafts/d1/counters?counter=nowhere');
    expect(await screen.findByText('Il n’y a pas, ou plus, de compteur « nowhere ».')).toBeInTheDocument();
  });

  it('have no part of the editor where a registry counts nothing', async () => {
    setUp('/studio/drafts/d1/rules', plain);
    const parts = within(await screen.findByRole('navigation', { name: 'Parties de la définition' }));
    expect(parts.queryByRole('link', { name: /Compteurs/ })).not.toBeInTheDocument();
    expect(parts.getByRole('link', { name: /Règles/ })).toBeInTheDocument();
  });
});
