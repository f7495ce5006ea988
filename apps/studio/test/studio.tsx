import { ProblemError } from '@greffe/client';
import type { Language } from '@greffe/client/app';
import {
  createStudioClient,
  type DraftView,
  type StudioClient,
  type StudioRegistry,
} from '@greffe/client/studio';
import { QueryClient } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { createMemoryRouter } from 'react-router';
import { App } from '../src/app/App.tsx';
import { routes } from '../src/app/routes.tsx';
import { SavePause } from '../src/features/editor/savePause.ts';

export const session = {
  person: { id: 'ada', givenName: 'Ada', familyName: 'Dupont', language: 'fr' as Language },
  memberships: [],
};

export function problem(status: number, more: Partial<ProblemError['problem']> = {}): ProblemError {
  return new ProblemError({ type: 'about:blank', title: `Problem ${status}`, status, code: 'test', ...more });
}

/** A registry with one version in force and no draft. */
export function aRegistry(more: Partial<StudioRegistry> = {}): StudioRegistry {
  const version = { hash: 'h1', version: '1.0.0', publishedAt: '2026-11-20T09:00:00Z' };
  return {
    id: 'library',
    title: { fr: 'Bibliothèque', nl: 'Bibliotheek' },
    inForce: version,
    versions: [{ ...version, publishedBy: 'Ada Dupont', isWithdrawn: false, hasFiles: true }],
    drafts: [],
    ...more,
  };
}

export function aDraftLine(more: Partial<StudioRegistry['drafts'][number]> = {}) {
  return {
    id: 'd1',
    name: 'Version 1.1',
    base: 'h1',
    revision: 4,
    updatedAt: '2026-11-21T10:30:00Z',
    updatedBy: { name: 'Jan Peeters' },
    editors: [],
    ...more,
  };
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** A definition of two steps and two languages. */
export const files: Readonly<Record<string, string>> = {
  'form.json': json({
    formatVersion: 1,
    id: 'library',
    version: '1.0.0',
    languages: ['fr', 'nl'],
    legalBasis: { source: 'library', article: '§1' },
    support: { email: 'support@library.example' },
    codePrefix: 'LIB',
    roles: ['librarian', 'curator'].map((id) => ({ id, origin: 'proposed', grantedBy: ['librarian'] })),
    recordTypes: [
      {
        id: 'loan',
        origin: 'proposed',
        createdBy: ['librarian'],
        beneficiary: { step: 'desk' },
      },
    ],
  }),
  'workflow.json': json({
    recordTypes: {
      loan: {
        steps: [
          {
            id: 'desk',
            roles: ['librarian'],
            requires: [],
            correction: { mode: 'reopen' },
            effects: [],
            origin: 'proposed',
          },
          {
            id: 'opinion',
            roles: ['curator'],
            requires: ['desk'],
            when: 'steps.desk.title == "Bruges"',
            correction: { mode: 'undo', window: 'PT5M' },
            effects: [],
            origin: 'proposed',
          },
        ],
      },
    },
  }),
  'steps/desk.schema.json': json({
    type: 'object',
    additionalProperties: false,
    properties: { title: { type: 'string', origin: 'proposed' } },
  }),
  'steps/opinion.schema.json': json({
    type: 'object',
    additionalProperties: false,
    properties: { answer: { type: 'string', origin: 'proposed' } },
  }),
  'rules.json': json({ rules: [] }),
  'i18n/fr.json': json({
    'registry.title': 'Bibliothèque',
    'role.librarian.title': 'Bibliothécaire',
    'role.curator.title': 'Conservateur',
    'recordType.loan.title': 'Prêt',
    'step.desk.title': 'Guichet',
    'step.opinion.title': 'Avis',
    'field.desk.title.title': 'Titre',
    'field.opinion.answer.title': 'Réponse',
  }),
  'i18n/nl.json': json({
    'registry.title': 'Bibliotheek',
    'role.librarian.title': 'Bibliothecaris',
    'role.curator.title': 'Conservator',
    'recordType.loan.title': 'Prêt',
    'step.desk.title': 'Balie',
    'step.opinion.title': 'Advies',
    'field.desk.title.title': 'Titel',
  }),
};

export function aDraft(more: Partial<DraftView> = {}): DraftView {
  return { ...aDraftLine(), registry: 'library', files, shared: {}, ...more };
}

/** The studio at an address, on a client of which `answers` stand in for the server's. */
export function renderStudio(path: string, answers: Partial<StudioClient> = {}, language: Language = 'fr') {
  const client: StudioClient = {
    // Whatever a test does not stub goes nowhere, and says so.
    ...createStudioClient('http://studio.test', {
      fetch: (input) => Promise.reject(new TypeError(`not stubbed: ${input}`)),
    }),
    session: async () => ({ ...session, person: { ...session.person, language } }),
    setLanguage: async () => undefined,
    registries: async () => ({ registries: [aRegistry()] }),
    draft: async () => aDraft(),
    saveDraft: async (_id, _changes, revision) => ({
      revision: revision + 1,
      updatedAt: '2026-11-22T09:00:00Z',
    }),
    seen: async () => ({ editors: [], revision: 4 }),
    ...answers,
  };
  const queries = new QueryClient({
    defaultOptions: { queries: { retry: false }, mutations: { retry: false } },
  });
  const router = createMemoryRouter(routes, { initialEntries: [path] });
  const rendered = render(
    // A hundred tests wait for what is saved: as soon as it is typed.
    <SavePause value={20}>
      <App client={client} queries={queries} router={router} language={language} />
    </SavePause>,
  );
  return { ...rendered, router, client };
}
