import type { ApprovalView } from '@greffe/client/studio';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { anImpact, aRequest, publicationAnswers } from '../../../../test/publication.ts';
import { aDraft, problem, renderStudio } from '../../../../test/studio.tsx';

const needed: ApprovalView = { isNeeded: true, canAnswer: false, canPublish: false };
const approved = {
  answer: 'approved' as const,
  reason: '',
  at: '2026-11-22T10:00:00Z',
  by: { name: 'Otto Ons' },
};

/** A server on which the approval stands so, and goes on as each answer says. */
function open(first: ApprovalView, more: Parameters<typeof publicationAnswers>[0] = {}) {
  const approval = vi.fn(async () => first);
  const answers = publicationAnswers({ approval, ...more });
  return { ...renderStudio('/studio/drafts/d1/publish', answers), answers, approval };
}
const button = (name: string) => screen.findByRole('button', { name });

describe('a registry that asks for a second person', () => {
  it('lets ask for approval, with number and notes, and publish nothing', async () => {
    const request = aRequest({ by: { name: 'Ada Dupont' } });
    const askForApproval = vi.fn(async () => ({ ...needed, request }));
    const { approval, answers } = open(needed, { askForApproval });
    expect(await screen.findByText('Une deuxième personne doit approuver')).toBeVisible();
    await userEvent.type(screen.getByRole('textbox', { name: 'Notes' }), 'Un titre en plus.');
    approval.mockResolvedValue({ ...needed, request });
    await userEvent.click(await button('Demander l’approbation'));
    expect(await screen.findByText('L’approbation est demandée')).toBeVisible();
    expect(askForApproval).toHaveBeenCalledExactlyOnceWith(
      'd1',
      { version: '1.1.0', notes: 'Un titre en plus.' },
      { revision: 4, idempotencyKey: expect.any(String) },
    );
    expect(screen.queryByRole('button', { name: 'Publier…' })).not.toBeInTheDocument();
    expect(screen.queryByRole('textbox', { name: 'Numéro de version' })).not.toBeInTheDocument();
    expect(answers.publish).not.toHaveBeenCalled();
  });

  it('says why it could not be asked', async () => {
    const askForApproval = () => Promise.reject(problem(409, { detail: 'Il reste une faute.' }));
    open(needed, { askForApproval });
    await userEvent.click(await button('Demander l’approbation'));
    expect(await screen.findByRole('alert')).toHaveTextContent('Il reste une faute.');
  });

  it('shows the other person who asks for what, and takes their approval', async () => {
    const asked = { ...needed, canAnswer: true, request: aRequest() };
    const answerApproval = vi.fn(async () => ({ ...asked, canAnswer: false }));
    const { approval } = open(asked, { answerApproval });
    expect(await screen.findByText('Votre approbation est demandée')).toBeVisible();
    expect(screen.getByText('Jan Peeters, le 22/11/2026, 10:00')).toBeVisible();
    expect(screen.getByText('Un titre en plus.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Publier…' })).not.toBeInTheDocument();
    approval.mockResolvedValue({ ...needed, request: aRequest({ answered: approved }) });
    await userEvent.click(await button('Approuver la version 1.1.0'));
    expect(answerApproval).toHaveBeenCalledWith(
      'd1',
      { request: 12, answer: 'approved' },
      expect.any(String),
    );
    expect(await screen.findByText('Vous avez approuvé')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Publier…' }), 'the approver never publishes').toBeNull();
  });

  it('is refused with a reason, and not without one', async () => {
    const asked = { ...needed, canAnswer: true, request: aRequest() };
    const answerApproval = vi.fn(async () => ({ ...asked, canAnswer: false }));
    open(asked, { answerApproval });
    await userEvent.click(await button('Refuser…'));
    const dialog = await screen.findByRole('alertdialog', { name: 'Refuser la version 1.1.0 ?' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Refuser' }));
    expect(within(dialog).getByText('Indiquez le motif.')).toBeVisible();
    expect(answerApproval).not.toHaveBeenCalled();
    await userEvent.type(within(dialog).getByRole('textbox', { name: /Motif/ }), 'La limite est 300');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Refuser' }));
    await waitFor(() =>
      expect(answerApproval).toHaveBeenCalledWith(
        'd1',
        { request: 12, answer: 'refused', reason: 'La limite est 300' },
        expect.any(String),
      ),
    );
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
  });

  it('shows whoever asked why it was refused, and lets ask again as another request', async () => {
    const refused = { ...approved, answer: 'refused' as const, reason: 'La limite est 300' };
    const askForApproval = vi.fn(async () => needed);
    open({ ...needed, request: aRequest({ answered: refused }) }, { askForApproval });
    expect(
      await screen.findByText('Refusé par Otto Ons le 22/11/2026, 11:00 : La limite est 300'),
    ).toBeVisible();
    await userEvent.click(await button('Demander l’approbation'));
    await waitFor(() => expect(askForApproval).toHaveBeenCalled());
  });

  it('publishes exactly what was approved', async () => {
    const request = aRequest({ version: '1.7.0', answered: approved });
    const { answers } = open({ ...needed, canPublish: true, request });
    expect(await screen.findByText('Approuvé')).toBeVisible();
    expect(screen.getByText('Otto Ons, le 22/11/2026, 11:00')).toBeVisible();
    expect(screen.queryByRole('textbox', { name: 'Numéro de version' })).not.toBeInTheDocument();
    await userEvent.click(await button('Publier…'));
    const dialog = await screen.findByRole('alertdialog');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Publier la version 1.7.0' }));
    await waitFor(() =>
      expect(answers.publish).toHaveBeenCalledWith(
        'd1',
        { version: '1.7.0', notes: 'Un titre en plus.' },
        expect.objectContaining({ revision: 4 }),
      ),
    );
  });

  it.each([
    ['edit', /le brouillon a changé depuis/],
    ['publication', /une autre version est entrée en vigueur depuis/],
  ] as const)('says that an approval no longer holds: %s', async (voidedBy, sentence) => {
    open({ ...needed, request: aRequest({ answered: approved, voidedBy }) });
    expect(await screen.findByText(sentence)).toBeVisible();
    expect(await button('Demander l’approbation')).toBeEnabled();
  });
});

it('whether a second person is asked for is an edit of the draft, that can be undone', async () => {
  const saveDraft = vi.fn(async (_id: string, _changes: object, revision: number) => ({
    revision: revision + 1,
    updatedAt: '2026-11-22T09:00:00Z',
  }));
  open(
    { isNeeded: false, canAnswer: false, canPublish: false },
    { saveDraft, draft: async () => aDraft(), impact: async () => anImpact() },
  );
  const setting = await screen.findByRole('checkbox', { name: /approuvée par une deuxième personne/ });
  expect(setting).not.toBeChecked();
  await userEvent.click(setting);
  expect(setting).toBeChecked();
  await waitFor(() => expect(saveDraft).toHaveBeenCalled(), { timeout: 5000 });
  const [, changes] = saveDraft.mock.calls[0] ?? [];
  expect(JSON.parse((changes as Record<string, string>)['form.json'] ?? '')).toMatchObject({
    approval: 'secondPerson',
  });
  await userEvent.click(setting);
  expect(setting).not.toBeChecked();
});
