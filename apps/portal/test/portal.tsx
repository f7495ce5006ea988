import {
  createClient,
  createTabs,
  createUnsentStore,
  type EntryView,
  type GreffeClient,
  ProblemError,
  type RecordListItem,
  type RecordView,
} from '@greffe/client';
import { QueryClient } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { createMemoryRouter } from 'react-router';
import { App } from '../src/app/App.tsx';
import { routes } from '../src/app/routes.tsx';
import type { BrowserSide } from '../src/browser/BrowserProvider.tsx';
import type { Language } from '../src/features/language/languages.ts';
import { library } from './library.ts';

export const bundle = library();

/** When the window of `aValidated` ends: five minutes after it was loaded. */
export const until = '2026-11-22T09:05:00.000Z';

export const organisation = { number: '100', name: 'Bibliothèque communale' };
export const author = { number: '1', name: 'Ada Dupont' };

export const session = {
  person: { id: 'ada', givenName: 'Ada', familyName: 'Dupont', language: 'fr' as Language },
  memberships: [{ registry: 'library', role: 'librarian', organisation }],
};

export const registry = {
  id: 'library',
  definition: bundle.hash,
  version: '0.1.0',
  languages: ['fr', 'nl'],
  recordTypes: [
    { id: 'loan', canCreate: true },
    { id: 'reading', canCreate: false },
    { id: 'renewal', canCreate: true },
  ],
  texts: {
    title: { fr: 'Bibliothèque', nl: 'Bibliotheek' },
    description: { fr: 'Les prêts', nl: 'De leningen' },
  },
  hasAccess: true,
};

/** A problem document as the server answers it. */
export function problem(status: number, more: Partial<ProblemError['problem']> = {}): ProblemError {
  return new ProblemError({ type: 'about:blank', title: `Problem ${status}`, status, code: 'test', ...more });
}

/** A record whose one step is open to the reader; `more` changes it. */
export function aRecord(more: Partial<RecordView> = {}): RecordView {
  return {
    id: 'r1',
    registry: 'library',
    recordType: 'loan',
    definition: bundle.hash,
    revision: 1,
    status: 'open',
    createdAt: '2026-11-22T09:00:00Z',
    updatedAt: '2026-11-22T09:00:00Z',
    organisation,
    author,
    facts: { today: '2026-11-22', organisation, author },
    steps: [aStep()],
    links: [],
    now: '2026-11-22T09:00:00Z',
    history: [{ at: '2026-11-22T09:00:00Z', type: 'created', by: { name: author.name } }],
    ...more,
  };
}

export function aStep(more: Partial<RecordView['steps'][number]> = {}): RecordView['steps'][number] {
  return {
    id: 'desk',
    status: 'open',
    round: 1,
    since: '2026-11-22T09:00:00Z',
    data: {},
    isReadable: true,
    commands: ['save', 'validate'],
    waitsFor: [],
    roles: ['librarian'],
    mode: 'reopen',
    held: [],
    rounds: [],
    ...more,
  };
}

/** A record of several steps: the first is the reader's own, the second somebody else's, the last waits. */
export function aReading(more: Partial<RecordView> = {}): RecordView {
  return aRecord({
    recordType: 'reading',
    steps: [
      aStep({ mode: 'undo', data: { book: { title: 'Bruges' } } }),
      aStep({
        id: 'opinion',
        status: 'waiting',
        commands: [],
        roles: ['curator'],
        mode: 'final',
        waitsFor: [{ step: 'desk', why: 'requires' }],
      }),
      aStep({
        id: 'closing',
        status: 'waiting',
        commands: [],
        waitsFor: [{ step: 'opinion', why: 'condition' }],
      }),
    ],
    ...more,
  });
}

/** The desk validated: it can be undone, and the opinion is somebody else's turn. */
export function aValidated(more: object = {}, opinion: object = {}) {
  return aReading({
    revision: 3,
    steps: [
      aStep({
        status: 'validated',
        mode: 'undo',
        data: { book: { title: 'Bruges' } },
        commands: ['undo'],
        until,
        held: [{ message: 'asked', to: ['curator'] }],
        by: { name: 'Ada Dupont' },
        ...more,
      }),
      aStep({
        id: 'opinion',
        roles: ['curator'],
        commands: [],
        mode: 'final',
        since: '2026-11-21T09:00:00Z',
        ...opinion,
      }),
    ],
  });
}

/** An entry of a repeated step, to be filled in today. */
export function anEntry(more: Partial<EntryView> = {}): EntryView {
  return {
    entry: '2026-11-22',
    round: 1,
    status: 'open',
    due: '2026-11-22',
    data: {},
    commands: ['save', 'validate'],
    ...more,
  };
}

/** A page of entries. */
export function entryPage(items: EntryView[], total = items.length) {
  return { items, total, page: 1, size: 14 };
}

/** A line of the list. */
export function aLine(more: Partial<RecordListItem> = {}): RecordListItem {
  return {
    id: 'r1',
    registry: 'library',
    recordType: 'loan',
    status: 'open',
    beneficiary: 'Peeters Jan',
    turn: [],
    isMyTurn: false,
    createdAt: '2026-11-22T09:00:00Z',
    updatedAt: '2026-11-22T09:00:00Z',
    author,
    organisation,
    ...more,
  };
}

export function aList(items: RecordListItem[], byStatus: Record<string, number> = { open: items.length }) {
  const now = '2026-11-22T09:00:00Z';
  return { items, total: items.length, page: 1, size: 25, counts: { byStatus }, now };
}

/** A browser with one tab; it keeps what is unsent where jsdom has an IndexedDB, else in memory. */
export function aBrowser(more: Partial<BrowserSide> = {}): BrowserSide {
  const tabs = createTabs({
    open: () => ({ say: () => undefined, close: () => undefined }),
    locks: undefined,
  });
  return { tabs, unsent: createUnsentStore({ tab: tabs.id }), ...more };
}

/** The portal at an address, on a client of which `answers` stand in for the server's. */
export function renderPortal(
  path: string,
  answers: Partial<GreffeClient> = {},
  { language = 'fr', browser = aBrowser() }: { language?: Language; browser?: BrowserSide } = {},
) {
  const client: GreffeClient = {
    // Whatever a test does not stub goes nowhere, and says so.
    ...createClient('http://portal.test', {
      fetch: (input) => Promise.reject(new TypeError(`not stubbed: ${input}`)),
    }),
    session: async () => session,
    setLanguage: async () => undefined,
    registries: async () => ({ registries: [registry], accessContact: [] }),
    definition: async () => bundle,
    searchRecords: async () => aList([]),
    ...answers,
  };
  const queries = new QueryClient({
    defaultOptions: { queries: { retry: false }, mutations: { retry: false } },
  });
  const router = createMemoryRouter(routes, { initialEntries: [path] });
  const rendered = render(
    <App client={client} queries={queries} browser={browser} router={router} language={language} />,
  );
  return { ...rendered, router, client };
}
