import type { Language, SessionView } from '@greffe/service/api';
import { type ClientOptions, createCalls } from '../createCalls.ts';
import { createPublicationCalls } from './publicationCalls.ts';
import type {
  DraftCreation,
  DraftRevision,
  DraftView,
  EditorList,
  NewRegistry,
  RegistryGround,
  StudioRegistry,
  VersionFiles,
} from './types.ts';

export type StudioClient = ReturnType<typeof createStudioClient>;

/** The API of the studio as functions; answers and errors are as with `createClient`. */
export function createStudioClient(baseUrl: string, options: ClientOptions = {}) {
  const { request, json, speak } = createCalls(baseUrl, options);
  const draftPath = (id: string) => `/api/studio/drafts/${encodeURIComponent(id)}`;
  const registryPath = (id: string) => `/api/studio/registries/${encodeURIComponent(id)}`;

  return {
    session: () => json<SessionView>('/api/session'),

    /** Keeps the language with the account, and asks for problems in it from now on. */
    setLanguage: async (chosen: Language): Promise<void> => {
      speak(chosen);
      await request('/api/session', { method: 'PATCH', body: { language: chosen } });
    },

    registries: () => json<{ readonly registries: readonly StudioRegistry[] }>('/api/studio/registries'),

    /** What a new registry can be begun with. */
    registryGround: () => json<RegistryGround>('/api/studio/registries/new'),

    /** Begins a registry; whoever asks becomes its administrator. 409 for a name that is taken. */
    beginRegistry: (registry: NewRegistry, idempotencyKey: string) =>
      json<DraftView>('/api/studio/registries', { method: 'POST', body: registry, idempotencyKey }),

    /** The files of a published version, byte for byte. */
    versionFiles: (hash: string) =>
      json<VersionFiles>(`/api/studio/versions/${encodeURIComponent(hash)}/files`),

    createDraft: (creation: DraftCreation) =>
      json<DraftView>('/api/studio/drafts', { method: 'POST', body: creation }),

    draft: (id: string) => json<DraftView>(draftPath(id)),

    /** Writes the files that changed, null for one that is gone; 412 when the draft is not at `revision` any more. */
    saveDraft: (id: string, changes: Readonly<Record<string, string | null>>, revision: number) =>
      json<DraftRevision>(draftPath(id), { method: 'PUT', body: { changes }, revision, keepalive: true }),

    deleteDraft: async (id: string): Promise<void> => {
      await request(draftPath(id), { method: 'DELETE' });
    },

    /** Says that the draft is open here, and hears who else has it open, and how far it is. */
    seen: (id: string) => json<EditorList>(`${draftPath(id)}/seen`, { method: 'POST', body: {} }),

    /** Has the schema of a draft's step compiled: the validator is then at `/api/validators/{hash}.js`. */
    compileStep: (schema: Readonly<Record<string, unknown>>) =>
      json<{ readonly hash: string }>('/api/studio/validators', { method: 'POST', body: { schema } }),

    /** No new records from now on, for a reason that is shown. */
    stop: async (registry: string, reason: string): Promise<void> => {
      await request(`${registryPath(registry)}/stop`, { method: 'POST', body: { reason } });
    },

    resume: async (registry: string): Promise<void> => {
      await request(`${registryPath(registry)}/resume`, { method: 'POST', body: {} });
    },

    ...createPublicationCalls(json),
  };
}
