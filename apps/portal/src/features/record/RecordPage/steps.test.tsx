import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { describe, expect, it, vi } from 'vitest';
import { aReading, aStep, aValidated, renderPortal } from '../../../../test/portal.tsx';

const heading = (name: string) => screen.findByRole('heading', { level: 2, name });
const path = () => within(screen.getByRole('navigation', { name: 'Étapes de l’enregistrement' }));

describe('CO-7: the steps of a record as a path', () => {
  it('says of each where it stands, whose turn it is and since when, and why it waits', async () => {
    const late = aValidated({}, { due: '2026-11-20T23:00:00Z' });
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
    expect(await screen.findAllByText('Ne s’applique pas')).not.toHaveLength(0);
    expect(screen.getAllByText('D’après les réponses de : Avis')).not.toHaveLength(0);
  });

  it('says that a step may apply later, while what decides it is not done', async () => {
    const skipped = aStep({ id: 'closing', status: 'skipped', commands: [] });
    renderPortal('/records/r1/steps/closing', {
      record: async () => aReading({ steps: [aStep({ id: 'opinion', commands: [] }), skipped] }),
    });
    const closing = await screen.findByRole('link', { name: /^Clôture/ });
    expect(closing).toHaveAccessibleName(
      'Clôture Ne s’applique pas pour le moment D’après les réponses de : Avis',
    );
  });

  it('shows what is somebody else’s turn to read alone', async () => {
    const record = aValidated(
      { commands: [], until: undefined, status: 'locked' },
      { data: { answer: 'Oui' } },
    );
    renderPortal('/records/r1/steps/opinion', { record: async () => record });
    expect(
      await screen.findByText('Au tour de : Conservateur, depuis hier. Vous pouvez lire cette étape.'),
    ).toBeInTheDocument();
    expect(screen.getByText('Oui')).toBeInTheDocument();
  });

  it('says what is shown while somebody else fills a step in or corrects it', async () => {
    const at = { commands: [], until: undefined, status: 'locked' } as const;
    const filling = aValidated(at, { data: {}, draft: 'filling' });
    const { unmount } = renderPortal('/records/r1/steps/opinion', { record: async () => filling });
    expect(await screen.findByText(/^Au tour de : .* une fois validé\.$/)).toBeInTheDocument();
    expect(screen.queryByText('Réponse')).not.toBeInTheDocument();
    unmount();
    const correcting = aValidated(at, { data: { answer: 'Oui' }, draft: 'correcting' });
    renderPortal('/records/r1/steps/opinion', { record: async () => correcting });
    expect(await screen.findByText(/ce qui a été validé auparavant/)).toBeInTheDocument();
    expect(screen.getByText('Réponse')).toBeInTheDocument();
    expect(screen.getByText('Oui')).toBeInTheDocument();
  });

  it('says that a step is not the reader’s to read', async () => {
    const record = aValidated({}, { isReadable: false });
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
    const undo = renderPortal('/records/r1/steps/desk', { record: async () => aValidated() });
    await screen.findByRole('timer');
    expect(await found(undo.container)).toEqual([]);
  });
});
