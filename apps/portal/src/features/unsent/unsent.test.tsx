import { createTabs } from '@greffe/client';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { aBrowser, aRecord, aStep, problem, renderPortal } from '../../../test/portal.tsx';

const key = { person: 'ada', record: 'r1', step: 'desk' };
const name = { registry: 'library', recordType: 'loan', beneficiary: 'Peeters' };
const saved = { revision: 2, savedAt: '2026-11-22T13:03:00Z', status: 'open' as const };
const typed = { book: { title: 'Bruges' } };

const title = () => screen.findByRole('textbox', { name: /Titre/ });
const press = async (button: string) => userEvent.click(await screen.findByRole('button', { name: button }));

/** A browser that kept a title from an earlier visit, typed on revision 1. */
async function aBrowserThatKept(data = typed) {
  const browser = aBrowser();
  await browser.unsent.keep(key, name, { data, revision: 1 }, 'stamp');
  return browser;
}

describe('CO-3: what could not be sent is offered again', () => {
  it('in the form, saved by itself, and said', async () => {
    const browser = await aBrowserThatKept();
    const saveDraft = vi.fn(async (..._call: unknown[]) => saved);
    renderPortal('/records/r1', { record: async () => aRecord(), saveDraft }, { browser });
    expect(await title()).toHaveValue('Bruges');
    expect(screen.getByText('Votre saisie non envoyée a été retrouvée')).toBeInTheDocument();
    await waitFor(() => expect(saveDraft).toHaveBeenCalledTimes(1));
    expect(saveDraft.mock.lastCall?.slice(2)).toEqual([typed, { revision: 1 }]);
    await waitFor(async () => expect(await browser.unsent.list('ada')).toEqual([]));
  });

  it('not when the server has it already', async () => {
    const browser = await aBrowserThatKept();
    const record = aRecord({ revision: 2, steps: [aStep({ data: typed })] });
    renderPortal('/records/r1', { record: async () => record }, { browser });
    expect(await title()).toHaveValue('Bruges');
    expect(screen.queryByText('Votre saisie non envoyée a été retrouvée')).not.toBeInTheDocument();
    expect(await browser.unsent.list('ada')).toEqual([]);
  });

  it('as a choice, when somebody else has saved since', async () => {
    const browser = await aBrowserThatKept();
    const theirs = aRecord({ revision: 7, steps: [aStep({ data: { book: { title: 'Gand' } } })] });
    const saveDraft = vi.fn().mockRejectedValue(problem(412, { revision: 7 }));
    renderPortal('/records/r1', { record: async () => theirs, saveDraft }, { browser });
    expect(await title()).toHaveValue('Bruges');
    await press('Charger l’autre version');
    await waitFor(async () => expect(await title()).toHaveValue('Gand'));
    expect(await browser.unsent.list('ada')).toEqual([]);
  });

  it('later, when the record was sent meanwhile: kept until it is reopened or erased', async () => {
    const browser = await aBrowserThatKept();
    const sent = aRecord({ revision: 7, status: 'sent', steps: [aStep({ commands: ['reopen'] })] });
    const record = vi.fn().mockResolvedValueOnce(aRecord()).mockResolvedValue(sent);
    const saveDraft = vi.fn().mockRejectedValue(problem(412, { revision: 7 }));
    renderPortal('/records/r1', { record, saveDraft }, { browser });
    await press('Conserver ma saisie');
    await press('Voir l’enregistrement');
    expect(await screen.findByText(/garde une saisie non envoyée/)).toBeInTheDocument();
    expect(saveDraft).toHaveBeenCalledTimes(1);
    await press('Effacer cette saisie');
    const dialog = await screen.findByRole('alertdialog');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Effacer cette saisie' }));
    await waitFor(() => expect(screen.queryByText(/garde une saisie non envoyée/)).not.toBeInTheDocument());
    expect(await browser.unsent.list('ada')).toEqual([]);
  });

  it('on the home page, to its own person alone', async () => {
    const browser = await aBrowserThatKept();
    await browser.unsent.keep({ ...key, person: 'bob', record: 'r2' }, name, { data: {}, revision: 1 }, 's');
    renderPortal('/', {}, { browser });
    const link = await screen.findByRole('link', { name: 'Prêt · Peeters' });
    expect(link).toHaveAttribute('href', '/records/r1');
    expect(screen.getByText('1 enregistrement contient des modifications non envoyées')).toBeInTheDocument();
  });

  it('a send without an answer, with its own key', async () => {
    const browser = aBrowser();
    await browser.unsent.keepSend({ ...key, name, revision: 1, idempotencyKey: 'first' });
    const record = aRecord({ steps: [aStep({ data: typed })] });
    const command = vi.fn(async (..._call: unknown[]) =>
      aRecord({ revision: 2, status: 'sent', steps: [aStep({ commands: [] })] }),
    );
    renderPortal('/records/r1', { record: async () => record, command }, { browser });
    expect(await screen.findByText(/ne sera pas envoyé deux fois/)).toBeInTheDocument();
    await press('Envoyer');
    await waitFor(() => expect(command.mock.lastCall?.[2]).toEqual({ revision: 1, idempotencyKey: 'first' }));
    await waitFor(async () => expect(await browser.unsent.list('ada')).toEqual([]));
  });
});

describe('CO-3: signing out', () => {
  it('asks when something is unsent, and erases it', async () => {
    const browser = await aBrowserThatKept();
    const signOut = vi.fn(() => new Promise<string>(() => undefined));
    renderPortal('/sign-out', { signOut }, { browser });
    expect(
      await screen.findByRole('heading', { name: '1 enregistrement n’est pas entièrement envoyé' }),
    ).toBeInTheDocument();
    expect(signOut).not.toHaveBeenCalled();
    await press('Effacer et se déconnecter');
    await waitFor(() => expect(signOut).toHaveBeenCalledOnce());
    expect(await browser.unsent.list('ada')).toEqual([]);
  });
});

describe('a second tab on the record', () => {
  /** A browser whose other tab speaks as the test says. */
  function aBrowserWithAnotherTab() {
    const ears = new Map<string, (message: unknown) => void>();
    const tabs = createTabs({
      open: (channel, receive) => {
        ears.set(channel, receive);
        return { say: () => undefined, close: () => undefined };
      },
      locks: undefined,
    });
    const say = (message: object) => act(() => ears.get('greffe-record-r1')?.({ tab: 'other', ...message }));
    return { browser: aBrowser({ tabs }), say };
  }

  it('is said, and followed while nothing is typed here', async () => {
    const { browser, say } = aBrowserWithAnotherTab();
    const theirs = aRecord({ revision: 2, steps: [aStep({ data: typed })] });
    const record = vi.fn().mockResolvedValueOnce(aRecord()).mockResolvedValue(theirs);
    renderPortal('/records/r1', { record }, { browser });
    expect(await title()).toHaveValue('');
    say({ type: 'hello' });
    expect(screen.getByText('Cet enregistrement est ouvert dans un autre onglet')).toBeInTheDocument();
    say({ type: 'saved', revision: 2 });
    await waitFor(async () => expect(await title()).toHaveValue('Bruges'));
    say({ type: 'bye' });
    expect(screen.queryByText('Cet enregistrement est ouvert dans un autre onglet')).not.toBeInTheDocument();
  });

  it('does not replace what is typed here', async () => {
    const { browser, say } = aBrowserWithAnotherTab();
    const theirs = aRecord({ revision: 2, steps: [aStep({ data: typed })] });
    const record = vi.fn().mockResolvedValueOnce(aRecord()).mockResolvedValue(theirs);
    const saveDraft = vi.fn().mockRejectedValue(problem(412, { revision: 2 }));
    renderPortal('/records/r1', { record, saveDraft }, { browser });
    await userEvent.type(await title(), 'Mine');
    say({ type: 'saved', revision: 2 });
    expect(await screen.findByText('Cet enregistrement a été modifié ailleurs')).toBeInTheDocument();
    expect(await title()).toHaveValue('Mine');
  });
});
