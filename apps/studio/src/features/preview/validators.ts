import type { StudioClient } from '@greffe/client/studio';
import type { Bundle, SchemaValidator, Step } from '@greffe/definition';
import { importValidator } from './importValidator.ts';

/** Compiled steps of drafts, by the hash of their schema: a draft's steps change, and most of them do not. */
export interface Validators {
  /** The steps' validators. @throws where the server does not give one of them; it is asked for again the next time. */
  readonly load: (steps: readonly Step[]) => Promise<void>;
  /** One that was loaded. */
  readonly of: (bundle: Bundle, step: string) => SchemaValidator | undefined;
}

/** Has steps compiled by the server: the page's policy allows no code made from text. */
export function createValidators(api: Pick<StudioClient, 'compileStep'>): Validators {
  const loading = new Map<string, Promise<void>>();
  const loaded = new Map<string, SchemaValidator>();
  const attempts = new Map<string, number>();

  async function compile(schema: Readonly<Record<string, unknown>>, schemaHash: string): Promise<void> {
    const attempt = (attempts.get(schemaHash) ?? 0) + 1;
    attempts.set(schemaHash, attempt);
    const { hash } = await api.compileStep(schema);
    loaded.set(schemaHash, await importValidator(hash, attempt));
  }

  return {
    async load(steps) {
      await Promise.all(
        steps.map(({ schema, schemaHash }) => {
          const known = loading.get(schemaHash);
          if (known) return known;
          const made = compile(schema, schemaHash);
          loading.set(schemaHash, made);
          made.catch(() => loading.delete(schemaHash));
          return made;
        }),
      );
    },
    of: (bundle, step) => loaded.get(bundle.steps[step]?.schemaHash ?? ''),
  };
}
