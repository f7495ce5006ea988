import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { aReading, aStep, renderPortal } from '../../../../test/portal.tsx';

const now = '2026-11-22T09:00:00.000Z';
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));

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

  it('shows the question above its answer (NP-21)', async () => {
    const history = [
      {
        at: now,
        type: 'roundStarted' as const,
        step: 'opinion',
        outcome: 'question',
        steps: ['desk', 'opinion'],
        by: null,
      },
    ];
    const empty = [{ round: 1, data: {} }];
    renderPortal('/records/r1/steps/desk', {
      record: async () =>
        aReading({
          steps: [
            aStep({ round: 2, rounds: empty }),
            aStep({ id: 'opinion', status: 'waiting', commands: [], round: 2, rounds }),
          ],
          history,
        }),
    });
    const asked = await screen.findByRole('button', {
      name: /^Demandé par : Avis Question posée · 22\/11\/2026 · Bob Maes/,
    });
    expect(asked).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getByText('Pourquoi ?')).toBeInTheDocument();
    // The step did not apply in the first round: there is nothing of it to read.
    expect(screen.queryByRole('button', { name: /^Tour 1/ })).not.toBeInTheDocument();
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
