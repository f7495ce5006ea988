import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aList, registry, renderPortal } from '../../../test/portal.tsx';

const address = '/dev/clock';
const minute = 60_000;

/** A server's clock: real time plus what it was moved, or a refusal. */
function serve() {
  const server = { offset: 0, refusal: undefined as string | undefined, moves: [] as unknown[] };
  const ask = vi.fn(async (path: string, init?: RequestInit) => {
    if (path !== address) throw new TypeError(`not stubbed: ${path}`);
    if (init?.method === 'POST') {
      const move = JSON.parse(String(init.body));
      server.moves.push(move);
      if (server.refusal !== undefined) {
        return Response.json({ title: 'x', errors: [{ message: server.refusal }] }, { status: 422 });
      }
      if ('reset' in move) server.offset = 0;
      else if ('to' in move) server.offset = Date.parse(move.to) - Date.now();
      else server.offset += 5 * minute;
    }
    return Response.json({ now: new Date(Date.now() + server.offset).toISOString(), offset: server.offset });
  });
  vi.stubGlobal('fetch', ask);
  return Object.assign(server, { ask });
}

const name = 'Horloge du serveur';
const open = async (answers = {}) => {
  const rendered = renderPortal('/', answers);
  const bar = await screen.findByRole('region', { name });
  return { ...rendered, bar, within: within(bar), user: userEvent.setup() };
};

beforeEach(() => {
  localStorage.clear();
  localStorage.setItem('greffe.developmentClock', 'open');
  // jsdom lays nothing out.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  vi.useFakeTimers({ now: new Date('2026-11-22T13:03:30.000Z'), toFake: ['Date'] });
  const meta = document.createElement('meta');
  meta.name = 'greffe-development-clock';
  meta.content = address;
  document.head.append(meta);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  document.head.replaceChildren();
  localStorage.clear();
});

describe('the development bar', () => {
  it('is not there where the page is told no address, and nobody is asked', async () => {
    document.head.replaceChildren();
    const { ask } = serve();
    renderPortal('/');
    await screen.findByRole('heading', { level: 1 });
    expect(screen.queryByRole('region', { name })).not.toBeInTheDocument();
    expect(ask).not.toHaveBeenCalled();
  });

  it('is not there where the server has no such clock', async () => {
    const ask = vi.fn(async () => new Response('', { status: 404 }));
    vi.stubGlobal('fetch', ask);
    renderPortal('/');
    await screen.findByRole('heading', { level: 1 });
    await waitFor(() => expect(ask).toHaveBeenCalled());
    expect(screen.queryByRole('region', { name })).not.toBeInTheDocument();
  });

  it('shows the time of Brussels, and that it is the real one', async () => {
    serve();
    const bar = await open();
    expect(bar.within.getByText('22/11/2026, 14:03')).toBeInTheDocument();
    expect(bar.within.getByText('heure réelle de Bruxelles')).toBeInTheDocument();
    expect(bar.within.queryByRole('button', { name: 'Revenir au temps réel' })).not.toBeInTheDocument();
  });

  it('goes on by five minutes, says so, marks the clock, and asks for what the page shows anew', async () => {
    const server = serve();
    const searchRecords = vi.fn(async () => aList([]));
    const bar = await open({ searchRecords });
    await waitFor(() => expect(searchRecords).toHaveBeenCalledOnce());
    await bar.user.click(bar.within.getByRole('button', { name: '+5 minutes' }));
    expect(await bar.within.findByText('L’horloge indique maintenant 22/11/2026, 14:08.')).toHaveRole(
      'status',
    );
    expect(server.moves).toEqual([{ advance: 'PT5M' }]);
    expect(bar.within.getByText('heure simulée de Bruxelles')).toBeInTheDocument();
    await waitFor(() => expect(searchRecords).toHaveBeenCalledTimes(2));
  });

  it('goes to eight in the morning of the next day, by the clock that is simulated', async () => {
    const server = serve();
    server.offset = 12 * 60 * minute;
    const bar = await open();
    await bar.user.click(bar.within.getByRole('button', { name: 'Lendemain, 08:00' }));
    await bar.within.findByText('24/11/2026, 08:00');
    expect(server.moves).toEqual([{ to: '2026-11-24T07:00:00.000Z' }]);
  });

  it('goes to a date and time, which are those of Brussels', async () => {
    const server = serve();
    const bar = await open();
    const field = bar.within.getByLabelText('Date et heure (Bruxelles)');
    expect(field).toHaveValue('2026-11-22T14:03');
    await bar.user.clear(field);
    await bar.user.type(field, '2026-12-01T09:30{Enter}');
    await bar.within.findByText('01/12/2026, 09:30');
    expect(server.moves).toEqual([{ to: '2026-12-01T08:30:00.000Z' }]);
    expect(field).toHaveValue('2026-12-01T09:30');
  });

  it('asks for a whole date and time', async () => {
    const server = serve();
    const bar = await open();
    await bar.user.clear(bar.within.getByLabelText('Date et heure (Bruxelles)'));
    await bar.user.click(bar.within.getByRole('button', { name: 'Aller' }));
    expect(bar.within.getByRole('status')).toHaveTextContent('donnez une date et une heure complètes.');
    expect(server.moves).toEqual([]);
  });

  it('tells the reason of the server, and of none', async () => {
    const server = serve();
    const bar = await open();
    server.refusal = 'Pas au-delà de 2100.';
    await bar.user.click(bar.within.getByRole('button', { name: '+1 heure' }));
    expect(await bar.within.findByText('L’horloge n’a pas bougé : Pas au-delà de 2100.')).toBeInTheDocument();
    server.ask.mockRejectedValueOnce(new TypeError('offline'));
    await bar.user.click(bar.within.getByRole('button', { name: '+1 heure' }));
    expect(await bar.within.findByText(/n’a pas bougé : Le serveur ne répond pas/)).toBeInTheDocument();
  });

  it('goes back to the real time alone, and says what that means for records', async () => {
    const server = serve();
    server.offset = 60 * minute;
    const bar = await open();
    const reset = bar.within.getByRole('button', { name: 'Revenir au temps réel' });
    expect(reset).toHaveAccessibleDescription(/refuse alors tout changement jusqu’à cette heure/);
    await bar.user.click(reset);
    expect(
      await bar.within.findByText('L’horloge indique de nouveau le temps réel, 22/11/2026, 14:03.'),
    ).toBeInTheDocument();
    expect(server.moves).toEqual([{ reset: true }]);
  });

  it('is folded by the keyboard, and is found folded again', async () => {
    serve();
    const first = await open();
    const fold = first.within.getByRole('button', { name: 'Replier' });
    expect(fold).toHaveAttribute('aria-expanded', 'true');
    fold.focus();
    await first.user.keyboard('{Enter}');
    expect(first.within.queryByRole('button', { name: '+5 minutes' })).not.toBeInTheDocument();
    expect(first.within.getByText('22/11/2026, 14:03')).toBeInTheDocument();
    expect(first.within.getByRole('button', { name: 'Déplacer l’horloge' })).toHaveFocus();
    first.unmount();
    const second = await open();
    expect(second.within.getByRole('button', { name: 'Déplacer l’horloge' })).toBeInTheDocument();
  });

  it('learns what another page did to the clock', async () => {
    const server = serve();
    // Asked for once in a minute: not again because the window is looked at.
    const registries = vi.fn(async () => ({ registries: [registry], accessContact: [] }));
    const bar = await open({ registries });
    await waitFor(() => expect(registries).toHaveBeenCalledOnce());
    server.offset = 24 * 60 * minute;
    window.dispatchEvent(new Event('visibilitychange'));
    expect(await bar.within.findByText('23/11/2026, 14:03')).toBeInTheDocument();
    await waitFor(() => expect(registries).toHaveBeenCalledTimes(2));
  });
});
