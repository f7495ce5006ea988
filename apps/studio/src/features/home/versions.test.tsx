import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { aDraftLine, aRegistry, problem, renderStudio } from '../../../test/studio.tsx';

const older = {
  version: '1.0.0',
  hash: 'h1',
  publishedAt: '2026-11-20T09:00:00Z',
  isWithdrawn: false,
  hasFiles: true,
};
const newer = {
  ...older,
  version: '1.1.0',
  hash: 'h2',
  notes: 'Plus de place.',
  publishedBy: 'Ada Dupont',
  approvedBy: 'Otto Maes',
};
const registry = aRegistry({ inForce: newer, versions: [newer, older] });
const answers = (more: object = {}) => ({
  registries: async () => ({ registries: [registry] }),
  withdrawalImpact: vi.fn(async () => ({
    isInForce: true,
    successor: { hash: 'h1', version: '1.0.0', publishedAt: '2026-11-20T09:00:00Z' },
    records: 12,
    recordsUnderWay: 3,
  })),
  withdraw: vi.fn(async () => ({ inForce: 'h1' })),
  ...more,
});
async function openVersions(count = 2) {
  await userEvent.click(await screen.findByRole('button', { name: `${count} versions publiées` }));
}
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

describe('a version is withdrawn', () => {
  it('for a reason; what takes its place and what becomes of its records is said first', async () => {
    const server = answers();
    renderStudio('/studio', server);
    await openVersions();
    expect(screen.getByText('Ada Dupont, avec l’accord de Otto Maes')).toBeVisible();
    expect(screen.getByText('Plus de place.')).toBeVisible();
    await press('Retirer la version 1.1.0');
    const dialog = await screen.findByRole('alertdialog', { name: 'Retirer la version 1.1.0 ?' });
    expect(
      await within(dialog).findByText(/Les nouveaux enregistrements suivent à nouveau la version 1.0.0/),
    ).toBeVisible();
    expect(within(dialog).getByText(/12 enregistrements la suivent et y restent ; 3 en cours/)).toBeVisible();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Retirer la version' }));
    expect(within(dialog).getByText('Indiquez le motif.')).toBeVisible();
    expect(server.withdraw).not.toHaveBeenCalled();
    await userEvent.type(within(dialog).getByRole('textbox', { name: /Motif/ }), 'Une limite est fausse');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Retirer la version' }));
    await waitFor(() =>
      expect(server.withdraw).toHaveBeenCalledExactlyOnceWith(
        'h2',
        'Une limite est fausse',
        expect.any(String),
      ),
    );
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(await screen.findByText(/La version 1.1.0 est retirée/)).toBeVisible();
  });

  it('but not the last one: the way out is said instead', async () => {
    const impact = { isInForce: true, records: 2, recordsUnderWay: 2 };
    renderStudio('/studio', answers({ withdrawalImpact: async () => impact }));
    await openVersions();
    await press('Retirer la version 1.1.0');
    const dialog = await screen.findByRole('alertdialog');
    expect(await within(dialog).findByText(/Arrêtez plutôt le registre/)).toBeVisible();
    expect(within(dialog).getByRole('button', { name: 'Retirer la version' })).toBeDisabled();
    expect(within(dialog).queryByRole('textbox')).not.toBeInTheDocument();
  });

  it('sent again after a lost answer with the same key, and tells what the server refuses', async () => {
    const withdraw = vi
      .fn()
      .mockRejectedValueOnce(new TypeError('network'))
      .mockRejectedValueOnce(problem(409, { detail: 'Arrêtez plutôt le registre.' }));
    renderStudio('/studio', answers({ withdraw }));
    await openVersions();
    await press('Retirer la version 1.0.0');
    const dialog = await screen.findByRole('alertdialog');
    await userEvent.type(within(dialog).getByRole('textbox', { name: /Motif/ }), 'Fausse');
    for (const message of [/ne répond pas/, /Arrêtez plutôt/]) {
      await userEvent.click(within(dialog).getByRole('button', { name: 'Retirer la version' }));
      expect(await within(dialog).findByText(message)).toBeVisible();
    }
    const [first, second] = withdraw.mock.calls;
    expect(second).toEqual(first);
  });

  it('says of one that was, why and by whom, and does not offer it again', async () => {
    const withdrawal = {
      reason: 'Une limite est fausse',
      at: '2026-11-22T09:00:00Z',
      by: { name: 'Ada Dupont' },
    };
    const versions = [{ ...newer, isWithdrawn: true, withdrawal }, older];
    renderStudio('/studio', answers({ registries: async () => ({ registries: [aRegistry({ versions })] }) }));
    await openVersions();
    expect(
      screen.getByText('Retirée par Ada Dupont le 22/11/2026, 10:00 : Une limite est fausse'),
    ).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Retirer la version 1.1.0' })).not.toBeInTheDocument();
  });
});

describe('a draft in the list', () => {
  const withDraft = (more: object, draftFindings: () => Promise<unknown>) => ({
    registries: async () => ({ registries: [aRegistry({ drafts: [aDraftLine(more)] })] }),
    draftFindings: draftFindings as never,
  });

  it.each([
    [{ errors: 2, warnings: 1 }, '2 erreurs, 1 avertissement'],
    [{ errors: 0, warnings: 0 }, 'Aucune anomalie'],
  ])('tells its faults: %j', async (found, words) => {
    renderStudio(
      '/studio',
      withDraft({}, async () => ({ revision: 4, ...found })),
    );
    expect(await screen.findByText(words)).toBeVisible();
  });

  it('is there while it is being checked, and when that is not possible', async () => {
    const found = Promise.withResolvers<never>();
    renderStudio(
      '/studio',
      withDraft({}, () => found.promise),
    );
    expect(await screen.findByRole('link', { name: 'Ouvrir Version 1.1' })).toBeVisible();
    found.reject(problem(503));
    await waitFor(() => expect(screen.queryByText(/Vérification/)).not.toBeInTheDocument());
    expect(screen.getByRole('link', { name: 'Ouvrir Version 1.1' })).toBeVisible();
  });

  it('leads whoever can approve it to where they answer', async () => {
    const approval = { version: '1.1.0', by: { name: 'Jan Peeters' }, state: 'asked', canAnswer: true };
    renderStudio(
      '/studio',
      withDraft({ approval }, async () => ({ revision: 4, errors: 0, warnings: 0 })),
    );
    expect(await screen.findByText('Version 1.1.0, à la demande de Jan Peeters')).toBeVisible();
    expect(screen.getByText('Approbation demandée')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Regarder et répondre' })).toHaveAttribute(
      'href',
      '/studio/drafts/d1/publish',
    );
  });
});
