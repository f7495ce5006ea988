import type { StepData } from '@greffe/definition';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { aRecord, aStep, renderPortal } from '../../../../test/portal.tsx';

const saved = { revision: 2, savedAt: '2026-11-22T13:03:00Z', status: 'open' as const };
const found = {
  matches: [
    { code: 'B-7K2M', lastName: 'Okafor', firstName: 'Adaeze', birthDate: '1990-05-12', sex: 'female' },
  ],
};
const reader = { hasNoNiss: true, lastName: 'Okafor', firstName: 'Adaeze', birthDate: '1990-05-12' };

function open(data: StepData) {
  const matches = vi.fn(async () => found);
  const saveDraft = vi.fn(async (..._call: unknown[]) => saved);
  renderPortal('/records/r1', {
    record: async () => aRecord({ steps: [aStep({ data })] }),
    matches,
    saveDraft,
  });
  return { matches, saveDraft };
}

describe('CO-2: a beneficiary without NISS who may be known already', () => {
  it('puts the code of the one that is picked in the record, and takes it back', async () => {
    const { saveDraft } = open({ reader });
    expect(await screen.findByText(/Né\(e\) le 12\/05\/1990 · Femme · Code B-7K2M/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'C’est cette personne : Okafor Adaeze' }));
    expect(await screen.findByText('Code du bénéficiaire repris : B-7K2M')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Sauver' }));
    await waitFor(() =>
      expect(saveDraft.mock.lastCall?.[2]).toMatchObject({ reader: { ...reader, code: 'B-7K2M' } }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Choisir une autre personne' }));
    expect(await screen.findByText('Un bénéficiaire semblable existe déjà')).toBeInTheDocument();
  });

  it('goes away when none of them is the one', async () => {
    open({ reader });
    await userEvent.click(await screen.findByRole('button', { name: 'Aucune de ces personnes' }));
    expect(screen.queryByText('Un bénéficiaire semblable existe déjà')).not.toBeInTheDocument();
  });

  it.each([
    ['a NISS is given', { ...reader, hasNoNiss: false }],
    ['a name is missing', { ...reader, firstName: ' ' }],
    ['the birth date is half typed', { ...reader, birthDate: '1990-05' }],
  ])('asks nothing while %s', async (_why, data) => {
    const { matches } = open({ reader: data });
    await screen.findByRole('textbox', { name: /Titre/ });
    expect(matches).not.toHaveBeenCalled();
  });
});
