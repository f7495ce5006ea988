import type { Bundle, StepData } from '@greffe/definition';
import type {
  AuditPage,
  ContactChange,
  ContactView,
  DraftSaved,
  EntryList,
  EntryView,
  Language,
  MatchList,
  OwnData,
  OwnSessions,
  RecordCommand,
  RecordCreation,
  RecordList,
  RecordQuery,
  RecordView,
  RegistryList,
  SendingOrder,
  SessionView,
  StuckList,
} from '@greffe/service/api';
import { accessCalls } from './access/accessCalls.ts';
import { type ClientOptions, createCalls } from './createCalls.ts';
import { erasureCalls } from './erasures/erasureCalls.ts';
import { fileCalls } from './files/fileCalls.ts';

/** What a change of a record is based on, and the key that makes its repetition harmless. */
export interface CommandOptions {
  readonly revision: number;
  readonly idempotencyKey: string;
}

/** Which entries of a repeated step: of its present round and the first page, unless it is said. */
export interface EntryQuery {
  readonly round?: number;
  readonly page?: number;
  readonly size?: number;
}

export type GreffeClient = ReturnType<typeof createClient>;

/**
 * The API as functions. Each resolves to the server's answer, or rejects with a `ProblemError`; any other error
 * means that no answer came, so that the same call (with the same key) may be repeated.
 */
export function createClient(baseUrl: string, options: ClientOptions = {}) {
  const calls = createCalls(baseUrl, options);
  const { request, json, speak } = calls;

  const recordPath = (id: string) => `/api/records/${encodeURIComponent(id)}`;
  const stepPath = (id: string, step: string) => `${recordPath(id)}/steps/${encodeURIComponent(step)}`;

  const entriesPath = (id: string, step: string, entry?: string) =>
    `${stepPath(id, step)}/entries${entry === undefined ? '' : `/${encodeURIComponent(entry)}`}`;

  return {
    ...accessCalls(calls),
    ...erasureCalls(calls),
    ...fileCalls(calls, recordPath),

    session: () => json<SessionView>('/api/session'),

    /** Keeps the language with the account, and asks for problems in it from now on. */
    setLanguage: async (chosen: Language): Promise<void> => {
      speak(chosen);
      await request('/api/session', { method: 'PATCH', body: { language: chosen } });
    },

    /** Ends this session, or all of the person's. Answers where to go: the issuer may have a session to end too. */
    signOut: async ({ everywhere = false }: { readonly everywhere?: boolean } = {}): Promise<string> => {
      const body = everywhere ? { everywhere } : {};
      const { location } = await json<{ location: string }>('/auth/logout', { method: 'POST', body });
      return location;
    },

    /** All that one may see of the records that are about oneself. */
    ownData: () => json<OwnData>('/api/own-data', { timeout: 120_000 }),

    /** Where one is signed in, and what became of one's sessions lately. */
    ownSessions: () => json<OwnSessions>('/api/sessions'),

    contact: () => json<ContactView>('/api/contact'),
    changeContact: (change: ContactChange) =>
      json<ContactView>('/api/contact', { method: 'PUT', body: change }),

    /** Messages and transmissions that have not left, for who looks after them. */
    stuckSendings: () => json<StuckList>('/api/sendings'),
    sendAgain: (order: SendingOrder) =>
      json<StuckList>('/api/sendings/again', { method: 'POST', body: order }),

    endSession: async (id: string): Promise<void> => {
      await request(`/api/sessions/${encodeURIComponent(id)}`, { method: 'DELETE' });
    },

    /** Ends every session of the person but this one. */
    endOtherSessions: async (): Promise<void> => {
      await request('/api/sessions', { method: 'DELETE' });
    },

    registries: () => json<RegistryList>('/api/registries'),

    definition: (hash: string) => json<Bundle>(`/api/definitions/${encodeURIComponent(hash)}`),

    /** One page of records. Always in a body: what is searched names patients. */
    searchRecords: (query: RecordQuery) =>
      json<RecordList>('/api/records/search', { method: 'POST', body: query }),

    record: (id: string) => json<RecordView>(recordPath(id)),

    createRecord: (creation: RecordCreation, idempotencyKey: string) =>
      json<RecordView>('/api/records', { method: 'POST', body: creation, idempotencyKey }),

    /** What was done with a record and who looked at it, the latest first; `before` is where an earlier page begins. */
    audit: (id: string, before?: string) =>
      json<AuditPage>(
        `${recordPath(id)}/audit${before === undefined ? '' : `?before=${encodeURIComponent(before)}`}`,
      ),

    /** One page of a repeated step's entries: what can be filled in comes first. */
    entries: (id: string, step: string, query: EntryQuery = {}) => {
      const asked = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]);
      const search = new URLSearchParams(asked).toString();
      return json<EntryList>(`${entriesPath(id, step)}${search === '' ? '' : `?${search}`}`);
    },

    entry: (id: string, step: string, entry: string) => json<EntryView>(entriesPath(id, step, entry)),

    /**
     * Saves the draft of a step, or of one entry of a repeated step. Outlives the page where it can, so that closing a
     * tab does not break off a save.
     */
    saveDraft: (
      id: string,
      step: string,
      data: StepData,
      { revision, entry }: { readonly revision: number; readonly entry?: string },
    ) =>
      json<DraftSaved>(`${entry === undefined ? stepPath(id, step) : entriesPath(id, step, entry)}/draft`, {
        method: 'PUT',
        body: { data },
        revision,
        keepalive: true,
      }),

    command: (id: string, command: RecordCommand, { revision, idempotencyKey }: CommandOptions) =>
      json<RecordView>(`${recordPath(id)}/commands`, {
        method: 'POST',
        body: command,
        revision,
        idempotencyKey,
      }),

    matches: (id: string, step: string, data: StepData) =>
      json<MatchList>(`${stepPath(id, step)}/matches`, { method: 'POST', body: { data } }),
  };
}
