import type { StepData } from '@greffe/definition';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aRecord, aStep, bundle, registry, renderPortal } from '../../../test/portal.tsx';
import type { DefinitionNews } from './news.ts';

/** A stream of news in the place of the browser's own. */
class FakeStream {
  static readonly CLOSED = 2;
  static open = new Set<FakeStream>();
  readonly address: string;
  readyState = 1;
  onmessage?: (event: { data: string }) => void;
  onerror?: () => void;

  constructor(address: string) {
    this.address = address;
    FakeStream.open.add(this);
  }

  close(): void {
    this.readyState = FakeStream.CLOSED;
    FakeStream.open.delete(this);
  }
}

const streams = () => [...FakeStream.open];

function tell(news: Partial<DefinitionNews>): void {
  const data = JSON.stringify({ definitions: [], findings: [], ...news });
  act(() => {
    for (const stream of streams()) stream.onmessage?.({ data });
  });
}

const next = { ...bundle, hash: 'f'.repeat(64), version: '0.2.0' };
const published = { definitions: [{ registry: 'library', hash: next.hash, version: next.version }] };
const title = 'Une nouvelle version du formulaire est publiée';

beforeEach(() => {
  vi.stubGlobal('EventSource', FakeStream);
  const meta = document.createElement('meta');
  meta.name = 'greffe-definition-news';
  meta.content = '/dev/definitions/events';
  document.head.append(meta);
});
afterEach(() => {
  vi.unstubAllGlobals();
  document.head.replaceChildren();
  FakeStream.open.clear();
});

describe('a page that is open while a definition changes', () => {
  it('asks nobody where the server tells no address', async () => {
    document.head.replaceChildren();
    renderPortal('/');
    await screen.findByRole('heading', { level: 1 });
    expect(streams()).toEqual([]);
  });

  it('shows what is broken, by file and place, until it is mended', async () => {
    renderPortal('/');
    await screen.findByRole('heading', { level: 1 });
    expect(streams().map(({ address }) => address)).toEqual(['/dev/definitions/events']);
    const finding = {
      file: 'library/form.json',
      pointer: '/id',
      message: 'It is missing.',
      suggestion: 'Did you mean "ID"?',
    };
    tell({ findings: [finding] });
    expect(screen.getByText('Une définition n’est pas publiée : 1 erreur')).toBeInTheDocument();
    expect(screen.getByText('library/form.json#/id')).toBeInTheDocument();
    expect(screen.getByText('It is missing. Did you mean "ID"?')).toBeInTheDocument();
    tell({});
    expect(screen.queryByText('library/form.json#/id')).not.toBeInTheDocument();
  });

  it('offers the list anew, with the new version', async () => {
    let definition = bundle.hash;
    renderPortal('/', {
      registries: async () => ({ registries: [{ ...registry, definition }], accessContact: [] }),
    });
    await screen.findByRole('heading', { level: 1 });
    tell({ definitions: [{ registry: 'library', hash: bundle.hash, version: '0.1.0' }] });
    expect(screen.queryByText(title)).not.toBeInTheDocument();
    definition = next.hash;
    tell(published);
    expect(screen.getByText(title)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Recharger' }));
    await waitFor(() => expect(screen.queryByText(title)).not.toBeInTheDocument());
  });

  it('leaves the stream while it is in the background', async () => {
    renderPortal('/');
    await screen.findByRole('heading', { level: 1 });
    const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    expect(streams()).toEqual([]);
    visibility.mockReturnValue('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    expect(streams()).toHaveLength(1);
    visibility.mockRestore();
  });
});

describe('a form that is being filled', () => {
  const answers = () => {
    const saved: StepData[] = [];
    return {
      saved,
      record: async () => aRecord(),
      definition: async (hash: string) => (hash === next.hash ? next : bundle),
      saveDraft: async (_id: string, _step: string, data: StepData) => {
        saved.push(data);
        return { revision: 2, savedAt: '2026-11-22T13:03:00.000Z', status: 'open' as const };
      },
    };
  };
  const typing = async () =>
    userEvent.type(await screen.findByRole('textbox', { name: /Titre/ }), 'Malpertuis');

  it('is saved, moved and shown in its new version with what was typed', async () => {
    const { saved, ...stubs } = answers();
    const moved = aRecord({
      definition: next.hash,
      revision: 3,
      steps: [aStep({ data: { book: { title: 'Malpertuis' } } })],
    });
    const ask = vi.fn(async (_address: string, _init: RequestInit) =>
      Response.json({ record: moved, leftOut: [{ step: 'desk', pointer: '/book' }] }),
    );
    vi.stubGlobal('fetch', ask);
    renderPortal('/records/r1', stubs);
    await typing();
    tell(published);
    await userEvent.click(screen.getByRole('button', { name: 'Recharger' }));
    expect(
      await screen.findByText('Le formulaire est rechargé dans sa nouvelle version'),
    ).toBeInTheDocument();
    expect(JSON.stringify(saved.at(-1))).toContain('Malpertuis');
    const [address, init] = ask.mock.calls[0] ?? [];
    expect(address).toBe('/dev/records/r1/definition');
    expect(init?.headers).toMatchObject({ 'If-Match': '"2"', 'Accept-Language': 'fr' });
    expect(screen.queryByText(title)).not.toBeInTheDocument();
    expect(screen.getByText(/n’a pas de champ pour ces réponses/)).toBeInTheDocument();
    expect(screen.getByRole('heading', { level: 1 })).toHaveFocus();
  });

  it('stays as it is when the server does not move it, and says why', async () => {
    const { saved: _saved, ...stubs } = answers();
    vi.stubGlobal('fetch', async () => Response.json({ detail: 'Trop tard.' }, { status: 409 }));
    renderPortal('/records/r1', stubs);
    await typing();
    tell(published);
    await userEvent.click(screen.getByRole('button', { name: 'Recharger' }));
    expect(await screen.findByText('Le formulaire n’a pas été rechargé : Trop tard.')).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: /Titre/ })).toHaveValue('Malpertuis');
  });

  it('is not moved while what was typed cannot be saved', async () => {
    const { saved: _saved, ...stubs } = answers();
    const ask = vi.fn();
    vi.stubGlobal('fetch', ask);
    renderPortal('/records/r1', { ...stubs, saveDraft: () => Promise.reject(new TypeError('network')) });
    await typing();
    tell(published);
    await userEvent.click(screen.getByRole('button', { name: 'Recharger' }));
    expect(
      await screen.findByText(/ce que vous avez saisi n’a pas encore pu être enregistré/),
    ).toBeInTheDocument();
    expect(ask).not.toHaveBeenCalled();
  });

  it('keeps its version when it was sent', async () => {
    renderPortal('/records/r1', {
      record: async () =>
        aRecord({ status: 'sent', code: 'LIB-1', steps: [aStep({ status: 'validated', commands: [] })] }),
    });
    await screen.findByRole('heading', { level: 1 });
    tell(published);
    expect(await screen.findByText(/Cet enregistrement garde sa version/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Recharger' })).not.toBeInTheDocument();
  });
});
