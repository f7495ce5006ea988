import type { OwnSessions } from '@greffe/client';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { problem, renderPortal } from '../../../../test/portal.tsx';

const firefox = 'Mozilla/5.0 (Windows NT 10.0; rv:145.0) Gecko/20100101 Firefox/145.0';
const chrome = 'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36';

type Session = OwnSessions['sessions'][number];
const aSession = (id: string, more: Partial<Session> = {}): Session => ({
  id,
  startedAt: '2026-11-22T08:00:00.000Z',
  lastSeenAt: '2026-11-22T09:00:00.000Z',
  endsAt: '2026-11-22T09:30:00.000Z',
  isCurrent: false,
  userAgent: firefox,
  address: '192.0.2.1',
  ...more,
});
const here = aSession('here', { isCurrent: true });
const phone = aSession('phone', { userAgent: chrome, address: '', startedAt: '2026-11-21T08:00:00.000Z' });
const odd = aSession('odd', { userAgent: '' });
const history: OwnSessions['history'] = [
  { at: '2026-11-22T08:00:00.000Z', what: 'signedIn', userAgent: firefox, address: '192.0.2.1' },
  { at: '2026-11-21T18:00:00.000Z', what: 'ended', userAgent: '', address: '' },
];

/** A server that holds some sessions, of which those that are ended go. */
function open(sessions: readonly Session[], more: object = {}) {
  let held = [...sessions];
  const endSession = vi.fn(async (id: string) => {
    held = held.filter((one) => one.id !== id);
  });
  const endOtherSessions = vi.fn(async () => {
    held = held.filter(({ isCurrent }) => isCurrent);
  });
  renderPortal('/account/sessions', {
    ownSessions: async () => ({ sessions: held, history }),
    endSession,
    endOtherSessions,
    ...more,
  });
  return { endSession, endOtherSessions };
}

const list = () => screen.findByRole('list', { name: 'Où vous êtes connecté' });
const items = async () => within(await list()).getAllByRole('listitem');
const endPhone = { name: 'Mettre fin : Chrome sur Android, depuis le 21/11/2026, 09:00' };

describe('one’s own sessions', () => {
  it('are reached from the account menu', async () => {
    renderPortal('/', { ownSessions: async () => ({ sessions: [here], history }) });
    await userEvent.click(await screen.findByRole('button', { name: 'Compte de Ada Dupont' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Vos connexions' }));
    const title = await screen.findByRole('heading', { level: 1, name: 'Vos connexions' });
    expect(title).toHaveFocus();
    expect(document.title).toBe('Vos connexions · Greffe');
  });

  it('are told by browser, address and time, and this one is not ended here', async () => {
    open([here, phone, odd]);
    const [first, second, third] = await items();
    expect(first).toHaveTextContent(
      'Firefox sur WindowsIciDepuis le 22/11/2026, 09:00Dernière utilisation : 22/11/2026, 10:00Adresse réseau : 192.0.2.1',
    );
    expect(within(first as HTMLElement).queryByRole('button')).toBeNull();
    expect(second).toHaveTextContent('Chrome sur Android');
    expect(second).not.toHaveTextContent('Adresse');
    expect(third).toHaveTextContent('Navigateur inconnu');
  });

  it('one is ended: it goes, it is said, and the focus is on the page’s title', async () => {
    const { endSession } = open([here, phone]);
    await userEvent.click(await screen.findByRole('button', endPhone));
    expect(endSession).toHaveBeenCalledExactlyOnceWith('phone');
    expect(await screen.findByRole('status')).toHaveTextContent('La connexion est terminée.');
    await waitFor(async () => expect(await items()).toHaveLength(1));
    expect(screen.getByRole('heading', { level: 1 })).toHaveFocus();
  });

  it('all others are ended at once, where there are several', async () => {
    const { endOtherSessions } = open([here, phone, odd]);
    await userEvent.click(await screen.findByRole('button', { name: 'Mettre fin à toutes les autres' }));
    expect(endOtherSessions).toHaveBeenCalledOnce();
    await waitFor(async () => expect(await items()).toHaveLength(1));
    expect(screen.queryByRole('button', { name: 'Mettre fin à toutes les autres' })).toBeNull();
  });

  it('one that somebody has ended already goes without a fuss', async () => {
    let held = [here, phone];
    open([], {
      ownSessions: async () => ({ sessions: held, history }),
      endSession: async () => {
        held = [here];
        throw problem(404);
      },
    });
    await userEvent.click(await screen.findByRole('button', endPhone));
    await waitFor(async () => expect(await items()).toHaveLength(1));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('one that cannot be ended stays, and that is said', async () => {
    open([here, phone], { endSession: () => Promise.reject(new TypeError('network')) });
    await userEvent.click(await screen.findByRole('button', endPhone));
    expect(await screen.findByRole('alert')).toHaveTextContent('La connexion n’a pas pu être terminée');
    expect(await items()).toHaveLength(2);
  });

  it('tell what became of the others', async () => {
    open([here]);
    const told = within(
      await screen.findByRole('list', { name: 'Dernières connexions et déconnexions' }),
    ).getAllByRole('listitem');
    expect(told[0]).toHaveTextContent('Connexion22/11/2026, 09:00 · Firefox sur Windows · 192.0.2.1');
    expect(told[1]).toHaveTextContent('Terminée depuis un autre navigateur');
  });

  it('are asked for again when the server did not answer', async () => {
    const ownSessions = vi
      .fn()
      .mockRejectedValueOnce(new TypeError('network'))
      .mockResolvedValue({ sessions: [here], history });
    renderPortal('/account/sessions', { ownSessions });
    await userEvent.click(await screen.findByRole('button', { name: 'Réessayer' }));
    expect(await items()).toHaveLength(1);
  });
});

describe('signing out everywhere', () => {
  it('ends all sessions, by way of the page that asks about what is unsent', async () => {
    const signOut = vi.fn(() => new Promise<string>(() => undefined));
    open([here], { signOut });
    await userEvent.click(await screen.findByRole('link', { name: 'Se déconnecter partout' }));
    await waitFor(() => expect(signOut).toHaveBeenCalledExactlyOnceWith({ everywhere: true }));
  });
});
